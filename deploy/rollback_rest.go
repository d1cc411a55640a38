package deploy

import (
	"context"
	"fmt"
	"slices"

	"serverless-poc/schema"
)

// A restError is a rollback that stopped after the alias had moved.
type restError struct {
	function, version string // what serves now
	err               error
}

func (e *restError) Error() string {
	return fmt.Sprintf("%v\nversion %s of %s serves now, the API is not wholly behind it: run rollback again with TO=%s", e.err, e.version, e.function, e.version)
}

func (e *restError) Unwrap() error { return e.err }

// rest finishes a rollback that was interrupted: version is live, and the API
// gets what it asks for. Where there is nothing to do it is refused.
func (d *Deployer) rest(ctx context.Context, function, version string) (*Outcome, error) {
	nothing := refusef("version %s of %s is live already; nothing was changed", version, function)
	i := slices.IndexFunc(d.stack.Models, func(m schema.StackModel) bool { return FunctionName(d.stack, m) == function })
	if i < 0 {
		return nil, nothing
	}
	v, err := d.configuration(ctx, function, version)
	if err != nil {
		return nil, err
	}
	live, err := d.artefactOf(ctx, v)
	if err != nil {
		return nil, err
	}
	steps, err := d.misaligned(ctx, d.stack.Models[i], live, v)
	if err != nil {
		return nil, err
	}
	if len(steps) == 0 {
		return nil, nothing
	}
	if err := d.lease.take(ctx); err != nil {
		return nil, err
	}
	if err := d.align(ctx, steps); err != nil {
		return nil, &restError{function, version, err}
	}
	if err := d.verifyURL(ctx, public{d.stack.Models[i], live.Model, live.Artefact.Version, "", routed(v)}); err != nil {
		return nil, err
	}
	return &Outcome{Function: function, Alias: d.stack.Alias, Version: version, Artefact: live.Artefact.Version, Changed: len(steps)}, nil
}
