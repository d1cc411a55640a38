package deploy

import (
	"context"
	"fmt"
)

// Destroy removes everything of the stack that carries its tag: functions, log
// groups, role, policy, and the buckets with all that was published. It looks at
// everything first, so that one resource that is not ours stops it before the
// first call that changes something. It returns how many resources went; a
// second call returns 0.
func (d *Deployer) Destroy(ctx context.Context) (int, error) {
	var all []removal
	for _, look := range d.removers() {
		r, err := look(ctx)
		if err != nil {
			return 0, fmt.Errorf("%w\nnothing was removed", err)
		}
		if r.exists {
			all = append(all, r)
		}
	}
	for i, r := range all {
		d.say("  - %s", r.resource)
		if err := r.remove(ctx); err != nil && !missing(err) {
			return i, fmt.Errorf("%s: %w\nrun destroy again to continue", r.resource, err)
		}
	}
	return len(all), nil
}

// removers go from what uses to what is used: a function that still runs would
// make its log group again.
func (d *Deployer) removers() []func(context.Context) (removal, error) {
	var list []func(context.Context) (removal, error)
	for _, name := range d.names.Functions {
		list = append(list, func(ctx context.Context) (removal, error) { return d.functionRemoval(ctx, name) })
	}
	for _, name := range d.names.Functions {
		list = append(list, func(ctx context.Context) (removal, error) { return d.logGroupRemoval(ctx, logGroup(name)) })
	}
	list = append(list, d.roleRemoval, d.policyRemoval)
	for _, name := range []string{d.stack.Buckets.Models, d.stack.Buckets.Packages} {
		list = append(list, func(ctx context.Context) (removal, error) { return d.bucketRemoval(ctx, name) })
	}
	return list
}
