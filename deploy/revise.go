package deploy

import (
	"context"
	"errors"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/deploy/awserr"
)

// An aftermath is what a change does about an earlier one that failed.
type aftermath bool

const (
	replaces aftermath = true  // it takes its place
	refuses  aftermath = false // it is not made
)

// revise makes a change that names the revision of the settled function it is
// meant for. Where the answer was lost, the function was not settled after all,
// or the revision was another, what is there decides: done says that the change
// has been made; what is neither as it was nor as want has it is somebody
// else's, and then this run has lost; else the change is made again.
func (d *Deployer) revise(ctx context.Context, name string, want functionState, after aftermath, done func(functionState) (bool, error), change func(revision *string) error) error {
	var before *functionState
	refused := "" // a revision that a read of old may still show
	var last error
	for w := d.wait(); ; {
		now, err := d.settled(ctx, name, "")
		var failed *FailedError
		if errors.As(err, &failed) && before == nil && after == replaces {
			err = nil
		}
		if err != nil {
			return err
		}
		state, revision := stateOfOutput(now), aws.ToString(now.RevisionId)
		if before != nil {
			if ok, err := done(state); ok || err != nil {
				return err
			}
			if foreign(state, *before, want) {
				return &SupersededError{Resource: "function " + name, Err: last}
			}
		}
		if before == nil || revision != refused {
			last = change(now.RevisionId)
			if c := call(last).Class; c != awserr.Compare && c != awserr.WaitForState {
				return last
			}
			before = &state
			if taken(last) {
				refused = revision
			}
		}
		if again, err := w.pause(ctx, 0, patience); err != nil {
			return err
		} else if !again {
			return raced(last, "function "+name)
		}
	}
}

// foreign says that an attribute of now is neither as it was before nor as it
// is wanted: somebody else has changed it.
func foreign(now, before, want functionState) bool {
	was := append(before.codeChanges(now), before.configChanges(now)...)
	for _, c := range append(want.codeChanges(now), want.configChanges(now)...) {
		if slices.ContainsFunc(was, func(o Change) bool { return o.Attribute == c.Attribute }) {
			return true
		}
	}
	return false
}

// stateOfOutput is stateOf for the answer to GetFunctionConfiguration.
func stateOfOutput(o *lambda.GetFunctionConfigurationOutput) functionState {
	return stateOf(&types.FunctionConfiguration{
		CodeSha256: o.CodeSha256, Architectures: o.Architectures, Runtime: o.Runtime, Handler: o.Handler, Role: o.Role,
		MemorySize: o.MemorySize, Timeout: o.Timeout, Environment: o.Environment, LoggingConfig: o.LoggingConfig,
	})
}
