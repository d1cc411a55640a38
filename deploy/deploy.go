package deploy

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// An Outcome is what a deploy left behind.
type Outcome struct {
	Function string
	Alias    string
	Version  string // behind the alias
	Artefact string // its artefact's version
	Changed  int    // steps that changed something; 0: not one changing call
}

// Deploy verifies, plans, applies what differs, publishes, proves, moves the
// alias, proves again as callers do, marks the version as verified and removes
// old ones. Until the alias moves nobody is served by the release, and after an
// error the previous version still serves. It may be called again at any time.
func (d *Deployer) Deploy(ctx context.Context, r *Release) (*Outcome, error) {
	return d.release(ctx, r, "deploy")
}

func (d *Deployer) release(ctx context.Context, r *Release, verb string) (*Outcome, error) {
	l, err := d.lookLease(ctx, verb)
	if err != nil {
		return nil, err
	}
	v, plan, err := d.verify(ctx, r)
	if err != nil {
		return nil, err
	}
	d.say("  verify: %d checks ok, %d skipped", v.Count(OK), v.Count(Skipped))
	if err := v.Err(); err != nil {
		return nil, err
	}
	if plan.note != "" {
		d.say("  difference: %s", plan.note)
	}
	defer d.under(ctx, l)()
	if err := d.apply(ctx, r, plan); err != nil {
		return nil, err
	}
	return &Outcome{
		Function: FunctionName(d.stack, r.Model), Alias: d.stack.Alias, Version: *plan.version,
		Artefact: r.Artefact.Artefact.Version, Changed: plan.Changes(),
	}, nil
}

// apply makes the plan true. Callers are asked for before the mark, as soon as
// anything has changed.
func (d *Deployer) apply(ctx context.Context, r *Release, plan *Plan) error {
	changed := false
	for _, s := range plan.Steps {
		changed = changed || s.Action != Keep
		if s.Kind == "mark" && changed {
			if err := d.verifyPublic(ctx, r, plan); err != nil {
				return d.stopped(plan, s, err)
			}
		}
		if s.Action == Keep {
			continue
		}
		if s.Kind != "bucket" { // the lease needs one to be in
			if err := d.lease.take(ctx); err != nil {
				return err
			}
		}
		if err := d.step(ctx, plan, s); err != nil {
			return err
		}
	}
	return nil
}

// step applies one step and says so; of the alias and the mark afterwards, when
// the number that they are about is known.
func (d *Deployer) step(ctx context.Context, plan *Plan, s *Step) error {
	if err := d.lease.keep(ctx); err != nil {
		return d.stopped(plan, s, err)
	}
	late := s.Kind == "alias" || s.Kind == "mark"
	if !late {
		d.say("  %s", s)
	}
	start := d.now()
	if err := s.apply(ctx); err != nil {
		return d.stopped(plan, s, err)
	}
	if took := d.now().Sub(start); took > 5*time.Second {
		d.say("    took %.0f s", took.Seconds())
	}
	if late {
		d.say("  %s", s.numbered(*plan.version))
	}
	return nil
}

// numbered writes the number that took the place of (next).
func (s *Step) numbered(number string) *Step {
	s.Name = strings.ReplaceAll(s.Name, next, number)
	for i := range s.Changes {
		if s.Changes[i].Desired == next {
			s.Changes[i].Desired = number
		}
	}
	return s
}

// stopped says where a deploy stopped and who serves now.
func (d *Deployer) stopped(p *Plan, s *Step, err error) error {
	serves := "nothing serves yet"
	if p.live != "" {
		serves = "version " + p.live + " still serves"
	}
	return fmt.Errorf("%w\n%s", about(s.Kind+" "+s.Name, err), serves)
}
