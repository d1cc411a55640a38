package deploy

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sfn"
	"github.com/aws/aws-sdk-go-v2/service/sfn/types"

	"serverless-poc/deploy/statemachine"
)

// A scoreRun is one execution: of one object.
type scoreRun struct {
	dataObject
	name   string
	arn    string               // "" until it was started
	output *statemachine.Output // nil until it has ended well
}

// tolerated is how many of a hundred rows may be in batches that fail whole before
// Step Functions gives the run up.
const tolerated = 10

// newRun names the run by what goes into it: object, version, options and where
// its results go.
func (s *scorer) newRun(o dataObject) *scoreRun {
	sum := sha256.New()
	for _, part := range []string{o.bucket, o.key, o.etag, s.artefact, string(s.Options), s.to.String()} {
		fmt.Fprintf(sum, "%d:%s", len(part), part)
	}
	return &scoreRun{dataObject: o, name: s.Model.Name + "-v" + s.version + "-" + hex.EncodeToString(sum.Sum(nil))[:12]}
}

// find looks whether the run was started before. One that did not end well is
// left as it is: the next one has another number at its end, as AWS keeps a name
// for 90 days.
func (s *scorer) find(ctx context.Context, r *scoreRun) error {
	name := r.name
	for again := 2; ; again++ {
		arn := s.executionARN(r.name)
		out, err := s.states.DescribeExecution(ctx, &sfn.DescribeExecutionInput{ExecutionArn: &arn})
		if missing(err) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("run %s: %w", r.name, err)
		}
		switch out.Status {
		case types.ExecutionStatusRunning:
			r.arn = arn
			return nil
		case types.ExecutionStatusSucceeded:
			r.arn = arn
			return r.ended(out)
		}
		r.name = fmt.Sprintf("%s-%d", name, again)
	}
}

// ended takes over what a run that ended well says.
func (r *scoreRun) ended(out *sfn.DescribeExecutionOutput) error {
	r.output = &statemachine.Output{}
	if err := json.Unmarshal([]byte(aws.ToString(out.Output)), r.output); err != nil {
		return fmt.Errorf("run %s ended with what is no result: %v", r.name, err)
	}
	return nil
}

func (s *scorer) executionARN(name string) string {
	return strings.Replace(s.names.StateMachineARN(), ":stateMachine:", ":execution:", 1) + ":" + name
}

// folder is where everything of the run is.
func (s *scorer) folder(r *scoreRun) folder { return folder{s.to.bucket, s.to.prefix + r.name + "/"} }

// start starts a run with its share of the calls at once.
func (s *scorer) start(ctx context.Context, r *scoreRun, rows, bytes, concurrency int) error {
	input, err := json.Marshal(statemachine.Input{
		Function: s.called(), Format: string(r.format),
		From: statemachine.Object{Bucket: r.bucket, Key: r.key}, To: statemachine.Folder{Bucket: s.to.bucket, Prefix: s.folder(r).prefix + "batches"},
		Options: s.Options, RowsPerBatch: rows, BytesPerBatch: bytes, Concurrency: concurrency, Tolerated: tolerated,
	})
	if err != nil {
		return err
	}
	out, err := s.states.StartExecution(ctx, &sfn.StartExecutionInput{
		StateMachineArn: aws.String(s.names.StateMachineARN()), Name: &r.name, Input: aws.String(string(input)),
	})
	if taken(err) { // somebody else has started it meanwhile
		return s.find(ctx, r)
	}
	if err != nil {
		return fmt.Errorf("run %s: %w", r.name, err)
	}
	r.arn = aws.ToString(out.ExecutionArn)
	return nil
}

// between is how often a run is looked at.
const between = 2 * time.Second

// follow waits for the end of a run and says how far it is; of one that was found
// ended all is known.
func (s *scorer) follow(ctx context.Context, r *scoreRun) error {
	said := ""
	for r.output == nil {
		out, err := s.states.DescribeExecution(ctx, &sfn.DescribeExecutionInput{ExecutionArn: &r.arn})
		if err != nil {
			return fmt.Errorf("run %s: %w", r.name, err)
		}
		switch out.Status {
		case types.ExecutionStatusRunning, types.ExecutionStatusPendingRedrive:
		case types.ExecutionStatusSucceeded:
			if err := r.ended(out); err != nil {
				return err
			}
			return s.progress(ctx, r, &said)
		default:
			return &RunError{Run: r.name, Status: string(out.Status), Kind: aws.ToString(out.Error), Cause: aws.ToString(out.Cause)}
		}
		if err := s.progress(ctx, r, &said); err != nil {
			return err
		}
		if err := s.clock.Sleep(ctx, between); err != nil {
			return fmt.Errorf("run %s goes on without being watched; the same command looks at it again: %w", r.name, err)
		}
	}
	return nil
}

// progress says how many rows are done, when that is news.
func (s *scorer) progress(ctx context.Context, r *scoreRun, said *string) error {
	list, err := s.states.ListMapRuns(ctx, &sfn.ListMapRunsInput{ExecutionArn: &r.arn})
	if err != nil || len(list.MapRuns) == 0 {
		return err
	}
	out, err := s.states.DescribeMapRun(ctx, &sfn.DescribeMapRunInput{MapRunArn: list.MapRuns[0].MapRunArn})
	if err != nil {
		return err
	}
	rows, batches := out.ItemCounts, out.ExecutionCounts
	line := fmt.Sprintf("run %s: %d of %d rows in %d of %d batches, %d batches failed", r.name,
		rows.Succeeded+rows.Failed, rows.Total, batches.Succeeded+batches.Failed, batches.Total, batches.Failed)
	if rows.Total > 0 && line != *said {
		*said = line
		s.say("  %s", line)
	}
	return nil
}

// A RunError is a run that Step Functions gave up.
type RunError struct{ Run, Status, Kind, Cause string }

func (e *RunError) Error() string {
	return fmt.Sprintf("run %s ended with %s: %s: %s; mend what it names, then the same command starts it afresh", e.Run, e.Status, e.Kind, e.Cause)
}
