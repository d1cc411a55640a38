package task

import (
	"bytes"
	"context"
	"fmt"

	"serverless-poc/converter"
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
	packing, stop := context.WithCancel(ctx)
	defer stop()
	packed := r.packing(packing, stack, m, artefact)
	if len(rooms) > 0 {
		if err := r.testRooms(ctx, rooms...); err != nil {
			stop()
			<-packed
			return nil, err
		}
	}
	p := <-packed
	if p.err != nil {
		return nil, p.err
	}
	fmt.Fprint(r.Out, p.words)
	return &deploy.Release{Model: m, Artefact: artefact, Package: p.Package, Page: SitePage()}, nil
}

// A packed package comes with the words about it, which have their turn later.
type packed struct {
	*pack.Package
	words *bytes.Buffer
	err   error
}

// packing packs beside what else is done.
func (r *Run) packing(ctx context.Context, stack *schema.Stack, m schema.StackModel, artefact *converter.Converted) <-chan packed {
	own, words := *r, new(bytes.Buffer)
	own.Out = words
	done := make(chan packed, 1)
	go func() {
		p, err := own.pack(ctx, stack, m, artefact)
		done <- packed{p, words, err}
	}()
	return done
}
