package deploy

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"

	"serverless-poc/internal/drift"
	"serverless-poc/schema"
)

// A Drift is what a function's live version has seen, against the training data
// of its model.
type Drift struct {
	Function, Alias   string
	Version, Artefact string
	Since             time.Time
	Unread            []string // lines of the log that are no distributions of this artefact, and why
	*drift.Report
}

// Drift reads the distributions that the live version has logged since a while
// ago and compares them with its artefact. It changes nothing.
func (d *Deployer) Drift(ctx context.Context, function string, since time.Duration) (*Drift, error) {
	from := d.now().Add(-since).UTC()
	live, err := d.liveVersion(ctx, function)
	if err != nil {
		return nil, err
	}
	if live == nil {
		return nil, refusef("%s has no live version here; run deploy first", function)
	}
	artefact, err := d.artefactOf(ctx, live)
	if err != nil {
		return nil, err
	}
	x := &Drift{
		Function: function, Alias: d.stack.Alias, Version: aws.ToString(live.Version),
		Artefact: artefact.Artefact.Version, Since: from,
	}
	seen, err := d.seen(ctx, x)
	if err != nil {
		return nil, err
	}
	x.Report, err = drift.Compare(artefact.Model.Source(), seen)
	return x, err
}

// seen sums the distributions up. A version's artefact names its lines, so that
// versions of the same artefact count together and no others.
func (d *Deployer) seen(ctx context.Context, x *Drift) (*drift.Seen, error) {
	pattern := fmt.Sprintf(`{ $.msg = "%s" && $.version = "%s" }`, schema.DistributionMessage, x.Artefact)
	seen := new(drift.Seen)
	err := d.logEvents(ctx, x.Function, x.Since, pattern, func(e types.FilteredLogEvent) {
		if err := seen.Add([]byte(aws.ToString(e.Message))); err != nil {
			x.Unread = append(x.Unread, err.Error())
		}
	})
	return seen, err
}

// Print writes the report for people.
func (x *Drift) Print(w io.Writer) error {
	fmt.Fprintf(w, "%s:%s, version %s, artefact %s\n", x.Function, x.Alias, x.Version, x.Artefact)
	fmt.Fprintf(w, "%d lines of the log since %s\n", x.Lines, minute(x.Since))
	for _, why := range x.Unread {
		fmt.Fprintf(w, "a line was left out: %s\n", why)
	}
	if x.Lines == 0 {
		fmt.Fprintln(w, "a container writes a line once it has 100 rows, or 20 after five minutes or when keep-warm calls; it never writes one of fewer")
	}
	return x.Report.Print(w)
}

// JSON is the report as one document.
func (x *Drift) JSON() ([]byte, error) {
	data, err := json.MarshalIndent(struct {
		Function string    `json:"function"`
		Alias    string    `json:"alias"`
		Version  string    `json:"version"`
		Artefact string    `json:"artefact"`
		Since    time.Time `json:"since"`
		Unread   int       `json:"lines_left_out"`
		drift.Document
	}{x.Function, x.Alias, x.Version, x.Artefact, x.Since, len(x.Unread), x.Document()}, "", "  ")
	return append(data, '\n'), err
}
