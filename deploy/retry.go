package deploy

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/aws/smithy-go"
)

// patience bounds every wait for something that AWS says takes a while.
const patience = 2 * time.Minute

// code is the API's own name of an error, "" for anything else.
func code(err error) string {
	var api smithy.APIError
	if errors.As(err, &api) {
		return api.ErrorCode()
	}
	return ""
}

// missing says that err is the API's way to say "there is none".
func missing(err error) bool {
	switch code(err) {
	case "NotFound", "NoSuchBucket", "NoSuchKey", "NoSuchEntity", "ResourceNotFoundException",
		"NoSuchTagSet", "NoSuchBucketPolicy", "NoSuchPublicAccessBlockConfiguration",
		"OwnershipControlsNotFoundError", "ServerSideEncryptionConfigurationNotFoundError":
		return true
	}
	return false
}

// rolePropagating says that err is Lambda not seeing a new role or policy yet.
// Only these messages pass with time; any other message is permanent.
func rolePropagating(err error) bool {
	if code(err) != "InvalidParameterValueException" {
		return false
	}
	for _, message := range []string{
		"cannot be assumed by Lambda",
		"does not have permissions to call",
		"is invalid for CreateGrant",
	} {
		if strings.Contains(err.Error(), message) {
			return true
		}
	}
	return false
}

// busy says that another operation on the same resource is still under way.
func busy(err error) bool {
	switch code(err) {
	case "ResourceConflictException":
		return strings.Contains(err.Error(), "in progress")
	case "OperationAborted", "OperationAbortedException", "ConditionalRequestConflict", "ConcurrentModification", "ConcurrentModificationException":
		return true
	}
	return false
}

// retry calls f until it succeeds, fails for another reason than passing, or
// patience ends; what names the wait for the error text.
func retry(ctx context.Context, what string, passing func(error) bool, f func() error) error {
	deadline := time.Now().Add(patience)
	for pause := 200 * time.Millisecond; ; pause = min(2*pause, 5*time.Second) {
		err := f()
		if err == nil || !passing(err) {
			return err
		}
		if time.Now().Add(pause).After(deadline) {
			return fmt.Errorf("%s: still so after %s: %w", what, patience, err)
		}
		if err := sleep(ctx, pause); err != nil {
			return err
		}
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
