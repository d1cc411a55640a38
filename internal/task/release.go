package task

import (
	"context"

	"serverless-poc/deploy"
	"serverless-poc/schema"
)

// release converts and packs, and in between tests the rooms that are named.
func (r *Run) release(ctx context.Context, stack *schema.Stack, m schema.StackModel, rooms ...string) (*deploy.Release, error) {
	artefact, err := r.convert(m)
	if err != nil {
		return nil, err
	}
	if err := r.testRooms(ctx, rooms...); err != nil {
		return nil, err
	}
	p, err := r.pack(ctx, stack, m, artefact)
	if err != nil {
		return nil, err
	}
	return &deploy.Release{Model: m, Artefact: artefact, Package: p, Page: SitePage()}, nil
}
