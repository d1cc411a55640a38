package task

import (
	"context"
	"os"
	"sync"
	"time"

	"serverless-poc/converter"
	"serverless-poc/deploy/pack"
	"serverless-poc/internal/human"
	"serverless-poc/schema"
)

// Package builds the deployment package for the target and keeps a copy in
// .build. Only one that carries the artefact needs it.
func (r *Run) Package(ctx context.Context) error {
	stack, m, err := r.model()
	if err != nil {
		return err
	}
	var artefact *converter.Converted
	if stack.Bundle {
		if artefact, err = r.convert(m); err != nil {
			return err
		}
	}
	_, err = r.pack(ctx, stack, m, artefact)
	return err
}

// pack builds the package of m, with its artefact where the stack bundles it.
func (r *Run) pack(ctx context.Context, stack *schema.Stack, m schema.StackModel, artefact *converter.Converted) (*pack.Package, error) {
	var beside []pack.File
	contents := "bootstrap"
	if stack.Bundle {
		beside = []pack.File{{Name: schema.BundleName, Data: artefact.Bytes}}
		contents += " and " + schema.BundleName
	}
	architecture, err := r.architecture(stack)
	if err != nil {
		return nil, err
	}
	done := r.slow("package", "building bootstrap for "+architecture)
	p, err := pack.Build(ctx, r.path("function"), architecture, beside...)
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
	r.say("package   %s.zip: %s for %s, %s, SHA-256 %s", m.Name, contents, p.Architecture, human.Size(len(p.Zip)), p.SHA256)
	return p, nil
}

// slow says what is going on when it takes longer than people like to wait. Behind
// done, which may be called again, it says nothing more.
func (r *Run) slow(step, what string) (done func()) {
	said := make(chan struct{})
	t := time.AfterFunc(2*time.Second, func() {
		defer close(said)
		r.say("%-9s %s ...", step, what)
	})
	return sync.OnceFunc(func() {
		if !t.Stop() {
			<-said
		}
	})
}
