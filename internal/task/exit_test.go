package task

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/magefile/mage/mg"

	"serverless-poc/deploy"
	"serverless-poc/deploy/awserr"
)

func TestExitStatus(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		want int
	}{
		{"none", nil, 0},
		{"any", errors.New("x"), 1},
		{"gate", &deploy.GateError{}, 3},
		{"not ours", &deploy.NotOursError{}, 3},
		{"race", &deploy.SupersededError{Err: &deploy.CallError{Code: "PreconditionFailedException", Class: awserr.Compare}}, 4},
		{"AWS for good", &deploy.CallError{Code: "AccessDenied", Class: awserr.Permanent, Err: errors.New("x")}, 5},
		{"AWS for now", &deploy.CallError{Code: "Throttling", Class: awserr.Retry, Err: errors.New("x")}, 6},
		{"a change that failed", &deploy.FailedError{What: "state Failed"}, 5},
		{"no answer", &deploy.CallError{Code: awserr.NoAnswer, Class: awserr.Compare, Err: errors.New("x")}, 6},
		{"the URL is not there yet", &deploy.URLError{}, 6},
		{"the URL is wrong", &deploy.URLError{Wrong: true}, 3},
		{"a check says no", &deploy.VerifyError{}, 3},
		{"somebody holds the lease", &deploy.LeaseError{}, 4},
		{"an input that is not valid", &deploy.CallError{Err: errors.New("x")}, 1},
		{"interrupted", &deploy.CallError{Code: "Throttling", Class: awserr.Retry, Err: context.Canceled}, 1},
	} {
		err := c.err
		if err != nil {
			err = fmt.Errorf("deploy: %w", err)
		}
		got := exit(err)
		if status := mg.ExitStatus(got); status != c.want {
			t.Errorf("%s: %d; want %d", c.name, status, c.want)
		}
		if got == nil != (err == nil) || got != nil && (got.Error() != err.Error() || !errors.Is(got, c.err)) {
			t.Errorf("%s: the text or the error is another: %v", c.name, got)
		}
	}
	if exit(&exitError{errors.New("changes"), exitChanges}).(*exitError).status != 2 {
		t.Error("a status that was given is given again")
	}
}
