package task

import (
	"context"
	"os"
	"time"

	"serverless-poc/converter"
	"serverless-poc/deploy/pack"
	"serverless-poc/internal/human"
	"serverless-poc/schema"
)

// Package builds the deployment package for the target and keeps a copy in .build.
func (r *Run) Package(ctx context.Context) error {
	stack, m, err := r.model()
	if err != nil {
		return err
	}
	_, err = r.pack(ctx, stack, m)
	return err
}

func (r *Run) pack(ctx context.Context, stack *schema.Stack, m schema.StackModel) (*pack.Package, error) {
	architecture, err := r.architecture(stack)
	if err != nil {
		return nil, err
	}
	done := r.slow("package", "building bootstrap for "+architecture)
	p, err := pack.Build(ctx, r.path("function"), architecture)
	done()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(r.path(".build", m.Name), 0o755); err != nil {
		return nil, err
	}
	if _, err := converter.Save(r.path(".build", m.Name, m.Name+".zip"), p.Zip); err != nil {
		return nil, err
	}
	r.say("package   %s.zip: bootstrap for %s, %s, SHA-256 %s", m.Name, p.Architecture, human.Size(len(p.Zip)), p.SHA256)
	return p, nil
}

// slow says what is going on when it takes longer than people like to wait.
func (r *Run) slow(step, what string) (done func()) {
	t := time.AfterFunc(2*time.Second, func() { r.say("%-9s %s ...", step, what) })
	return func() { t.Stop() }
}
