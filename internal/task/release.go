package task

import (
	"context"

	"serverless-poc/deploy"
	"serverless-poc/schema"
)

// release converts and packs, without the tests.
func (r *Run) release(ctx context.Context, stack *schema.Stack, m schema.StackModel) (*deploy.Release, error) {
	artefact, err := r.convert(m)
	if err != nil {
		return nil, err
	}
	p, err := r.pack(ctx, stack, m)
	if err != nil {
		return nil, err
	}
	return &deploy.Release{Model: m, Artefact: artefact, Package: p, Page: SitePage()}, nil
}
