package task

import (
	"context"
	"fmt"

	"serverless-poc/deploy"
	"serverless-poc/deploy/pack"
	"serverless-poc/schema"
)

// release converts and packs, and tests the rooms that are named while it packs.
func (r *Run) release(ctx context.Context, stack *schema.Stack, m schema.StackModel, rooms ...string) (*deploy.Release, error) {
	artefact, err := r.convert(m)
	if err != nil {
		return nil, err
	}
	untilTests, stop := context.WithCancel(ctx)
	defer stop()
	var p *pack.Package
	packing := r.beside(func(r *Run) (err error) {
		p, err = r.pack(untilTests, stack, m, artefact)
		return err
	})
	if len(rooms) > 0 {
		if err := r.testRooms(ctx, rooms...); err != nil {
			stop()
			_ = packing.end() // nobody wants it any more
			return nil, err
		}
	}
	if err := packing.end(); err != nil {
		return nil, err
	}
	fmt.Fprint(r.Out, &packing.words)
	return &deploy.Release{Model: m, Artefact: artefact, Package: p, Page: SitePage()}, nil
}
