package deploy

import (
	"context"
	"fmt"
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

// Deploy plans, applies what differs, publishes, proves, and moves the alias
// last: until then nobody is served by the release, and after an error the
// previous version still serves. It may be called again at any time.
func (d *Deployer) Deploy(ctx context.Context, r *Release) (*Outcome, error) {
	plan, err := d.Plan(ctx, r)
	if err != nil {
		return nil, err
	}
	for i, s := range plan.Steps {
		if s.Action == Keep {
			continue
		}
		if s.Kind != "alias" {
			d.say("  %s", s)
		}
		start := d.clock.Now()
		if err := s.apply(ctx); err != nil {
			return nil, d.stopped(s, i, err)
		}
		if took := d.clock.Now().Sub(start); took > 5*time.Second {
			d.say("    took %.0f s", took.Seconds())
		}
		if s.Kind == "alias" {
			d.say("  %s", d.moved(s, *plan.version))
		}
	}
	return &Outcome{
		Function: FunctionName(d.stack, r.Model), Alias: d.stack.Alias, Version: *plan.version,
		Artefact: r.Artefact.Artefact.Version, Changed: plan.Changes(),
	}, nil
}

// moved writes the alias step with the number that took the place of (next).
func (d *Deployer) moved(s *Step, number string) *Step {
	for i := range s.Changes {
		if s.Changes[i].Desired == next {
			s.Changes[i].Desired = number
		}
	}
	return s
}

// stopped says where a deploy stopped and who serves now.
func (d *Deployer) stopped(s *Step, done int, err error) error {
	serves := "nothing serves yet"
	for _, change := range s.Changes {
		if s.Kind == "alias" && change.Attribute == "version" && change.Current != "" {
			serves = "version " + change.Current + " still serves"
		}
	}
	if s.Kind != "alias" {
		serves = "the alias has not moved"
	}
	return fmt.Errorf("%s %s: %w\n%s", s.Kind, s.Name, err, serves)
}
