package deploy

import (
	"context"
	"errors"
)

// leftover plans that what carries the stack's tag and is no longer asked for by
// stack.json goes: the API with its plan and key, the schedules, and the
// statements that let them call. Without Prune it is named and stays. What may
// not be read cannot be told, and could not be removed either. A site's bucket
// cannot be found without its name.
func (d *Deployer) leftover(ctx context.Context, p *Plan) ([]*Step, error) {
	steps, err := d.unaskedCallers(ctx)
	if err != nil {
		return nil, err
	}
	grants, err := d.unaskedGrants(ctx)
	if err != nil {
		return nil, err
	}
	if steps = append(steps, grants...); d.Prune {
		return steps, nil
	}
	for _, s := range steps {
		p.Left = append(p.Left, s.Name)
	}
	return nil, nil
}

func (d *Deployer) unaskedCallers(ctx context.Context) ([]*Step, error) {
	var steps []*Step
	for _, look := range d.callerRemovers(false) {
		r, err := look(ctx)
		switch {
		case unreadable(err), errors.Is(err, ErrRefused): // not ours
			continue
		case err != nil:
			return nil, err
		case r.exists:
			steps = append(steps, &Step{Kind: "left over", Name: r.resource, Action: Delete, Note: "stack.json does not ask for it any more", apply: r.ensureGone})
		}
	}
	return steps, nil
}

func (d *Deployer) unaskedGrants(ctx context.Context) ([]*Step, error) {
	var names []string
	if d.stack.KeepWarm == nil {
		names = append(names, grantEvents)
	}
	if d.stack.API == nil {
		names = append(names, grantPath, grantRoutes, grantRoot)
	}
	if len(names) == 0 {
		return nil, nil
	}
	var steps []*Step
	for _, function := range d.names.Functions {
		have, _, err := d.grants(ctx, function)
		if unreadable(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if s := d.withdrawal(function, name, have); s != nil {
				s.Name = "permission " + s.Name
				s.Kind = "left over"
				steps = append(steps, s)
			}
		}
	}
	return steps, nil
}

// unreadable says that AWS does not let us look.
func unreadable(err error) bool { return err != nil && call(err).Status == 403 }
