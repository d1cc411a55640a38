package deploy

import (
	"context"
	"errors"
)

// A removal is one resource that Destroy takes away.
type removal struct {
	resource string
	exists   bool
	leased   bool // it is the bucket that holds the lease
	bare     bool // a bucket without a tag and without an object
	remove   func(context.Context) error
}

// ensureGone removes the resource; that it has gone meanwhile is fine.
func (r removal) ensureGone(ctx context.Context) error {
	if err := r.remove(ctx); err != nil && !missing(err) {
		return err
	}
	return nil
}

// errAbsent is for services that answer an empty list for what is not there.
var errAbsent = errors.New("there is none")

// removal looks at a resource by its tags; what is not there has nothing to
// remove, and what is there must be ours.
func (d *Deployer) removal(resource string, tags func() (map[string]string, error), remove func(context.Context) error) (removal, error) {
	r := removal{resource: resource, remove: remove}
	have, err := tags()
	if missing(err) || errors.Is(err, errAbsent) {
		return r, nil
	}
	if err != nil {
		return r, about(resource, err)
	}
	r.exists = true
	return r, d.ours(resource, have)
}
