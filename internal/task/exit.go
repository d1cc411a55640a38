package task

import (
	"context"
	"errors"

	"serverless-poc/deploy"
)

// Exit statuses of mage, by what went wrong; 0 is success and 1 any other failure.
const (
	exitChanges    = 2 // plan: there is something to change; drift: the world has moved
	exitRefused    = 3 // the gate says no, or a resource is not ours
	exitSuperseded = 4 // somebody else was faster
	exitPermanent  = 5 // AWS said no for good
	exitTransient  = 6 // AWS did not get better in time
)

// An exitError is an error that ends mage with its own status: mage asks for
// ExitStatus.
type exitError struct {
	error
	status int
}

func (e *exitError) ExitStatus() int { return e.status }

func (e *exitError) Unwrap() error { return e.error }

// exit gives err the status of its class.
func exit(err error) error {
	var already *exitError
	if status := statusOf(err); status > 1 && !errors.As(err, &already) {
		return &exitError{err, status}
	}
	return err
}

func statusOf(err error) int {
	var call *deploy.CallError
	var failed *deploy.FailedError
	var run *deploy.RunError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, context.Canceled):
		return 1
	case errors.Is(err, deploy.ErrRefused):
		return exitRefused
	case errors.Is(err, deploy.ErrSuperseded):
		return exitSuperseded
	case errors.Is(err, deploy.ErrNotYet):
		return exitTransient
	case errors.As(err, &failed), errors.As(err, &run):
		return exitPermanent
	case errors.As(err, &call) && call.Code == "":
		return 1 // it never left this machine
	case call != nil && call.Transient():
		return exitTransient
	case call != nil:
		return exitPermanent
	}
	return 1
}
