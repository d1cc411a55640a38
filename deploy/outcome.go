package deploy

import (
	"errors"
	"fmt"
)

// What a verb's error may be, besides a [*CallError]; ask with errors.Is.
var (
	// ErrSuperseded: somebody else was faster and nothing of theirs was overwritten.
	ErrSuperseded = errors.New("superseded")
	// ErrRefused: the deployer will not do it: the gate says no, or a resource is not ours.
	ErrRefused = errors.New("refused")
)

// A SupersededError is a race that somebody else won.
type SupersededError struct {
	Resource string // such as "function F"
	Err      error  // AWS's answer, nil where what was read said it
}

func (e *SupersededError) Error() string {
	return fmt.Sprintf("%s was changed by somebody else during this run; nothing of theirs was overwritten: look at status, then run again", e.Resource)
}

// Unwrap gives AWS's answer.
func (e *SupersededError) Unwrap() error { return e.Err }

// Is makes it an ErrSuperseded.
func (e *SupersededError) Is(target error) bool { return target == ErrSuperseded }

// raced turns AWS's "this is not what you read" into a *SupersededError.
func raced(err error, resource string) error {
	if taken(err) {
		return &SupersededError{Resource: resource, Err: err}
	}
	return err
}
