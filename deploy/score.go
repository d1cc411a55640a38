package deploy

import (
	"context"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"

	"serverless-poc/deploy/forecast"
	"serverless-poc/schema"
)

// A Scoring is a data set that is to be scored.
type Scoring struct {
	Model   schema.StackModel
	From    string  // s3://bucket/key, or s3://bucket/prefix/ with all that is below it
	To      string  // s3://bucket or s3://bucket/prefix
	Options []byte  // as the function takes them; nil for none
	Most    float64 // dollars that it may cost; what costs more is refused
}

// A Scored is what became of a data set: a run for each of its objects.
type Scored struct{ Runs []*Summary }

// Score has the stack's state machine score a data set with the live version,
// which all rows of a run are answered by, and sorts what comes of it: answers
// below results/, rows without one below rejects/, each with its reason. What has
// been scored by that version is not scored again: a run is called by what goes
// into it. Before anything is paid for it says what it will take.
func (d *Deployer) Score(ctx context.Context, q Scoring) (*Scored, error) {
	if d.stack.Batch == nil {
		return nil, refusef(`stack.json has no batch; add "batch": {"state_machine", "role", "input", "output", "concurrency"} and deploy`)
	}
	if len(q.Options) == 0 {
		q.Options = []byte("{}")
	}
	to, err := d.scoringFolder(q.To)
	if err != nil {
		return nil, err
	}
	objects, err := d.scoringObjects(ctx, q.From)
	if err != nil {
		return nil, err
	}
	function := FunctionName(d.stack, q.Model)
	live, err := d.liveVersion(ctx, function)
	if err != nil {
		return nil, err
	}
	if live == nil {
		return nil, refusef("%s has no live version here; run deploy first", function)
	}
	s := &scorer{Deployer: d, Scoring: q, to: to, function: function, version: aws.ToString(live.Version), artefact: artefactVersion(stateOf(live).env)}
	for _, o := range objects {
		s.runs = append(s.runs, s.newRun(o))
	}
	return s.score(ctx)
}

// A scorer scores one data set.
type scorer struct {
	*Deployer
	Scoring
	to       folder
	function string
	version  string // of the function
	artefact string // its artefact's version
	runs     []*scoreRun
}

func (s *scorer) score(ctx context.Context) (*Scored, error) {
	var fresh []*scoreRun
	for _, r := range s.runs {
		if err := s.find(ctx, r); err != nil {
			return nil, err
		}
		if r.arn == "" {
			fresh = append(fresh, r)
		}
	}
	s.say("  score     %s (%d objects, %d to score) -> %s, version %s of %s, artefact %s",
		s.From, len(s.runs), len(fresh), s.to, s.version, s.function, s.artefact)
	if len(fresh) > 0 {
		if err := s.begin(ctx, fresh); err != nil {
			return nil, err
		}
	}
	out := &Scored{}
	for _, r := range s.runs {
		if err := s.follow(ctx, r); err != nil {
			return nil, err
		}
		summary, err := s.collect(ctx, r)
		if err != nil {
			return nil, fmt.Errorf("run %s: %w", r.name, err)
		}
		s.say("  %s", summary)
		out.Runs = append(out.Runs, summary)
	}
	return out, nil
}

// mapRuns is how many distributed Maps may run at once in an account (Step
// Functions: "Service quotas", open Map Runs).
const mapRuns = 1000

// called names the version as Lambda does.
func (s *scorer) called() string { return s.function + ":" + s.version }

// begin starts what has not been started, if it does not cost too much.
func (s *scorer) begin(ctx context.Context, fresh []*scoreRun) error {
	f, bytes, err := s.forecast(ctx, fresh)
	if err != nil {
		return err
	}
	for _, line := range f.Lines() {
		s.say("    %s", line)
	}
	if f.Objects > mapRuns {
		return refusef("%s has %d objects to score; Step Functions runs %d at once, so give it fewer or larger ones", s.From, f.Objects, mapRuns)
	}
	if cost := f.Dollars(); cost > s.Most {
		return refusef("scoring %s costs about %s, which is more than %s; nothing was started; MOST=%.2f allows it",
			s.From, forecast.Money(cost), forecast.Money(s.Most), cost*1.2)
	}
	for _, r := range fresh {
		if err := s.start(ctx, r, f.PerBatch, bytes, max(1, f.Concurrency/f.Objects)); err != nil {
			return err
		}
	}
	return nil
}

// Rows are how many rows of all runs came to which end.
func (x *Scored) Rows() (scored, refused, failed int) {
	for _, s := range x.Runs {
		scored, refused, failed = scored+s.Scored, refused+s.Refused, failed+s.Failed
	}
	return scored, refused, failed
}

// folder is where in S3 something is: keys begin with the prefix, which is empty
// or ends at a slash.
type folder struct{ bucket, prefix string }

func (f folder) String() string { return "s3://" + f.bucket + "/" + f.prefix }

// folderOf reads an s3:// address.
func folderOf(address string) (folder, error) {
	text, ok := strings.CutPrefix(address, "s3://")
	bucket, prefix, _ := strings.Cut(text, "/")
	if !ok || bucket == "" {
		return folder{}, refusef("%q is no address in S3; write s3://bucket/key", address)
	}
	return folder{bucket, prefix}, nil
}

// scoringFolder is where results go, which the state machine's role must be
// allowed to write.
func (d *Deployer) scoringFolder(address string) (folder, error) {
	to, err := folderOf(address)
	if err != nil {
		return to, err
	}
	if to.prefix != "" && !strings.HasSuffix(to.prefix, "/") {
		to.prefix += "/"
	}
	if !strings.HasPrefix(to.bucket+"/"+to.prefix, d.names.Batch.Output) {
		return to, refusef("%s is not below %s, batch.output of stack.json, where alone the state machine may write", to, d.stack.Batch.Output)
	}
	return to, nil
}
