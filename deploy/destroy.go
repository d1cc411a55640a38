package deploy

import (
	"context"
	"fmt"
	"slices"
)

// Destroy removes everything of the stack that carries its tag: rules, the API
// with its plan and key, the state machine with its role, functions, log groups,
// role, policy, and the buckets with all that was published. A rule, an API, a
// state machine or a site's bucket that stack.json no longer asks for is not looked
// for; Prune is for the first two. It looks at everything first, so that one
// resource that is not ours stops it before the first call that changes something.
// It returns how many resources went; a second call returns 0.
func (d *Deployer) Destroy(ctx context.Context) (int, error) {
	l, err := d.lookLease(ctx, "destroy")
	if err != nil {
		return 0, err
	}
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
	if len(all) == 0 {
		return 0, nil
	}
	defer d.under(ctx, l)()
	// Without a models bucket there is no lease to take, and nobody deploys; in one
	// that has no tag yet it would lie as a stranger's object.
	if !slices.ContainsFunc(all, func(r removal) bool { return r.leased && r.bare }) {
		if err := l.take(ctx); err != nil && code(err) != "NoSuchBucket" {
			return 0, fmt.Errorf("%w\nnothing was removed", err)
		}
	}
	for i, r := range all {
		d.say("  - %s", r.resource)
		if err := l.keep(ctx); err != nil {
			return i, err
		}
		if r.leased { // the lease goes with the bucket
			l.held = false
		}
		if err := r.ensureGone(ctx); err != nil {
			return i, fmt.Errorf("%s: %w\nrun destroy again to continue", r.resource, err)
		}
	}
	return len(all), d.destroyReturned(ctx)
}

// destroyReturned looks for log groups once more at the end: a call that was under
// way when its function went makes the group again with its last lines. By then
// the lease has gone with its bucket, so that nothing keeps a deploy away; a group
// that such a deploy has made and tagged would go too, and come back with the next.
func (d *Deployer) destroyReturned(ctx context.Context) error {
	for _, name := range d.names.Functions {
		r, err := d.logGroupRemoval(ctx, logGroup(name))
		if err == nil && r.exists {
			d.say("  - %s, which a late call had made again", r.resource)
			err = r.ensureGone(ctx)
		}
		if err != nil {
			return fmt.Errorf("%s: %w\nrun destroy again to continue", r.resource, err)
		}
	}
	return nil
}

// removers go from what uses to what is used: a function that still runs would
// make its log group again. The bucket with the lease is the last.
func (d *Deployer) removers() []func(context.Context) (removal, error) {
	list := append(d.callerRemovers(true), d.batchRemovers()...)
	for _, name := range d.names.Functions {
		list = append(list, func(ctx context.Context) (removal, error) { return d.functionRemoval(ctx, name) })
	}
	for _, name := range d.names.Functions {
		list = append(list, func(ctx context.Context) (removal, error) { return d.logGroupRemoval(ctx, logGroup(name)) })
	}
	list = append(list, d.roleRemoval, d.policyRemoval)
	buckets := []string{d.stack.Buckets.Packages, d.stack.Buckets.Models}
	if d.stack.Site != nil {
		buckets = append([]string{d.stack.Site.Bucket}, buckets...)
	}
	for _, name := range buckets {
		list = append(list, func(ctx context.Context) (removal, error) { return d.bucketRemoval(ctx, name) })
	}
	return list
}
