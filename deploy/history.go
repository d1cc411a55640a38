package deploy

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"
)

// A History is every version of a function that there is, newest first.
type History struct {
	Function, Alias string
	Versions        []VersionHistory
}

// A VersionHistory is what is known of one published version.
type VersionHistory struct {
	VersionStatus
	Fitted  time.Time // when R fitted the model; zero where the artefact's version does not say
	Mark    *Mark     // nil: not verified
	Periods []Period  // when it was live, newest first, as far as the alias remembers
}

// A Period is a time that a version was live for; Until is zero while it is.
type Period struct{ From, Until time.Time }

// History reads what is known of every version; it changes nothing.
func (d *Deployer) History(ctx context.Context, function string) (*History, error) {
	s, versions, err := d.status(ctx, function)
	if err != nil {
		return nil, err
	}
	periods := periodsOf(s.Moves)
	h := &History{Function: function, Alias: s.Alias}
	for i, v := range s.Versions {
		entry := VersionHistory{VersionStatus: v, Periods: periods[v.Number], Fitted: fitted(v.Artefact)}
		if entry.Mark, err = d.mark(ctx, function, &versions[i]); err != nil {
			return nil, err
		}
		h.Versions = append(h.Versions, entry)
	}
	return h, nil
}

// periodsOf turns moves, newest first, into the times that each version was live.
func periodsOf(moves []Move) map[string][]Period {
	periods := map[string][]Period{}
	until := time.Time{}
	for _, m := range moves {
		periods[m.Version] = append(periods[m.Version], Period{m.When, until})
		until = m.When
	}
	return periods
}

// fitted reads the time of the fit out of an artefact's version.
func fitted(artefact string) time.Time {
	when, _, _ := strings.Cut(artefact, "-")
	t, err := time.Parse("20060102T150405Z", when)
	if err != nil {
		return time.Time{}
	}
	return t
}

// Print writes a table, or what to do when there is nothing.
func (h *History) Print(w io.Writer) error {
	if len(h.Versions) == 0 {
		_, err := fmt.Fprintf(w, "%s: nothing is deployed here; run deploy\n", h.Function)
		return err
	}
	fmt.Fprintf(w, "%s, alias %s\n", h.Function, h.Alias)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "  version\tartefact\tfitted\tpublished\tverified\tlive\tnotes")
	for _, v := range h.Versions {
		fmt.Fprintf(t, "  %s\t%s\t%s\t%.16s\t%s\t%s\t%s\n", v.Number, v.Artefact, minute(v.Fitted), v.Created, v.verified(), v.periods(), v.notes())
	}
	return t.Flush()
}

func (v VersionHistory) verified() string {
	switch {
	case v.Mark == nil:
		return "no"
	case v.Mark.Rounds == 0:
		return "gate skipped"
	}
	return minute(v.Mark.When)
}

func (v VersionHistory) periods() string {
	var list []string
	for _, p := range v.Periods {
		if p.Until.IsZero() {
			list = append(list, "since "+minute(p.From))
		} else {
			list = append(list, minute(p.From)+" to "+minute(p.Until))
		}
	}
	return strings.Join(list, ", ")
}

// notes are what else there is to say, in a few words.
func (v VersionHistory) notes() string {
	var list []string
	switch {
	case v.Live && v.Share < 1, !v.Live && v.Share > 0:
		list = append(list, fmt.Sprintf("gets %.4g %% of the calls", 100*v.Share))
	case v.Live:
		list = append(list, "live now")
	}
	if v.Mark != nil && v.Mark.Note != "" {
		list = append(list, v.Mark.Note)
	}
	if v.Mark != nil && v.Mark.Rounds > 0 {
		list = append(list, fmt.Sprintf("%d golden cases, %d rounds, by %s", v.Mark.Cases, v.Mark.Rounds, v.Mark.By))
	}
	return strings.Join(list, "; ")
}

func minute(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.UTC().Format("2006-01-02T15:04")
}
