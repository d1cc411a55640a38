package lambda

import (
	"time"

	"serverless-poc/emulator/wire"
)

// change is the part of a configuration that says when and how it comes into
// force: until Ready the state is Pending (a new function or version) or
// InProgress (an update), and the revision id changes when that is over.
type change struct {
	Creating bool
	Ready    time.Time
	Before   string        // revision id until Ready
	After    string        // revision id from then on
	Failed   *wire.Failure `json:",omitempty"` // how it ends; nil is well
	Serves   *config       `json:",omitempty"` // what runs until this one is in force, or for good when it fails; nil is nothing
}

// begin notes a change made now by an operation to what was in force before;
// old is nil for something new. The script decides how the change will end.
func (s *Service) begin(c, old *config, function, operation string) {
	now := s.Clock.Now()
	c.Modified = now
	c.change = change{Creating: true, Ready: now.Add(s.Settle), Before: wire.UUID(), After: wire.UUID()}
	if old != nil {
		if serves := old.serving(now); serves != nil {
			kept := *serves
			kept.Serves = nil
			c.Serves, c.Creating = &kept, false
		}
	}
	if s.Outcome != nil {
		c.Failed = s.Outcome(function, operation)
	}
}

func (c *config) settled(now time.Time) bool { return !now.Before(c.Ready) }

// serving is what an invocation runs: the configuration once it is in force,
// before that and after a failure what was in force last; nil if nothing was.
func (c *config) serving(now time.Time) *config {
	if c.settled(now) && c.Failed == nil {
		return c
	}
	return c.Serves
}

func (c *config) revision(now time.Time) string {
	if c.settled(now) {
		return c.After
	}
	return c.Before
}

// state is Lambda's name of the state something that is being made is in.
func (c *config) state(now time.Time) string {
	switch {
	case !c.Creating || c.settled(now) && c.Failed == nil:
		return "Active"
	case !c.settled(now):
		return "Pending"
	}
	return "Failed"
}

// ready is an error unless there is something to run.
func (c *config) ready(now time.Time) error {
	if c.serving(now) != nil {
		return nil
	}
	return conflict("The operation cannot be performed at this time. The function is currently in the following state: %s", c.state(now))
}

// busy refuses a change while an earlier one is not in force.
func (f *function) busy(now time.Time) error {
	c := f.Latest
	switch {
	case c.settled(now):
		return nil
	case c.Creating:
		return c.ready(now)
	}
	return conflict("The operation cannot be performed at this time. An update is in progress for resource: %s", arn(f.Region, f.Name, ""))
}

// sound refuses to publish what did not come into force.
func (f *function) sound(now time.Time) error {
	c := f.Latest
	if err := f.busy(now); err != nil || c.Failed == nil {
		return err
	}
	if err := c.ready(now); err != nil {
		return err
	}
	return conflict("The operation cannot be performed at this time. The last update of the function failed: %s", c.Failed.Reason)
}

// states fills State and LastUpdateStatus. A published version has a State but
// no LastUpdateStatus.
func (f *function) states(c *config, now time.Time, out *configurationJSON) {
	out.State = c.state(now)
	switch out.State {
	case "Pending":
		out.StateReason, out.StateReasonCode = "The function is being created.", "Creating"
		return
	case "Failed":
		out.StateReason, out.StateReasonCode = c.Failed.Reason, c.Failed.Code
	}
	if c.Version != latest {
		return
	}
	switch {
	case !c.settled(now):
		out.LastUpdateStatus = "InProgress"
		out.LastUpdateStatusReason, out.LastUpdateStatusReasonCode = "The function is being created.", "Creating"
	case c.Failed != nil:
		out.LastUpdateStatus = "Failed"
		out.LastUpdateStatusReason, out.LastUpdateStatusReasonCode = c.Failed.Reason, c.Failed.Code
	default:
		out.LastUpdateStatus = "Successful"
	}
}
