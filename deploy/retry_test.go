package deploy

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/aws/smithy-go"
)

// The codes and messages are AWS's own.
func TestErrorClasses(t *testing.T) {
	for _, c := range []struct {
		code, message          string
		missing, role, busyNow bool
	}{
		{"NoSuchEntity", "The role with name x cannot be found.", true, false, false},
		{"ResourceNotFoundException", "Function not found: arn", true, false, false},
		{"NotFound", "", true, false, false},
		{"AccessDenied", "Access Denied", false, false, false},
		{"InvalidParameterValueException", "The role defined for the function cannot be assumed by Lambda.", false, true, false},
		{"InvalidParameterValueException", "The provided execution role does not have permissions to call CreateNetworkInterface on EC2", false, true, false},
		{"InvalidParameterValueException", "Runtime nodejs4 is not supported", false, false, false},
		{"ResourceConflictException", "The operation cannot be performed at this time. An update is in progress for resource: arn", false, false, true},
		{"ResourceConflictException", "Function already exist: F", false, false, false},
		{"OperationAborted", "A conflicting conditional operation is currently in progress against this resource.", false, false, true},
		{"LimitExceeded", "Cannot exceed quota for PolicySize: 6144", false, false, false},
	} {
		err := fmt.Errorf("wrapped: %w", &smithy.GenericAPIError{Code: c.code, Message: c.message})
		if missing(err) != c.missing || rolePropagating(err) != c.role || busy(err) != c.busyNow {
			t.Errorf("%s %q: missing %t, role %t, busy %t", c.code, c.message, missing(err), rolePropagating(err), busy(err))
		}
	}
	if missing(errors.New("no such host")) {
		t.Error("an error without a code says that something is missing")
	}
}

func TestRetry(t *testing.T) {
	passing := errors.New("not yet")
	is := func(err error) bool { return err == passing }
	calls := 0
	if err := retry(t.Context(), "x", is, func() error {
		if calls++; calls < 3 {
			return passing
		}
		return nil
	}); err != nil || calls != 3 {
		t.Errorf("%d calls, %v; want 3 and success", calls, err)
	}
	permanent := errors.New("never")
	calls = 0
	if err := retry(t.Context(), "x", is, func() error { calls++; return permanent }); err != permanent || calls != 1 {
		t.Errorf("%d calls, %v; want 1 and the error itself", calls, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := retry(ctx, "x", is, func() error { return passing }); !errors.Is(err, context.Canceled) {
		t.Errorf("%v; want the cancellation", err)
	}
}
