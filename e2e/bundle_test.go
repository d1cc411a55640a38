package e2e

import (
	"context"
	"runtime"
	"testing"

	"serverless-poc/deploy/pack"
	"serverless-poc/schema"
)

// A package that carries its artefact: the function does not ask S3, a refit is
// another package, and a rollback needs nothing but the alias.
func TestBundle(t *testing.T) {
	w := newWorld(t)
	w.deploy()
	asked := w.fetches()
	if asked == 0 {
		t.Fatal("a function without a bundle has not asked S3: the test sees nothing")
	}
	w.stack.Bundle = true
	w.release.Package = w.bundle()
	first := w.deploy()
	w.release.Artefact = admission(t, "2031-01-01T00:00:00Z")
	w.release.Package = w.bundle()
	second := w.deploy()
	if _, _, version := w.invoke(); version != second.Artefact || first.Artefact == second.Artefact {
		t.Errorf("served by %s; want %s, after %s", version, second.Artefact, first.Artefact)
	}
	out, err := w.deployer().Rollback(t.Context(), function, "")
	must(t, err)
	if _, _, version := w.invoke(); out.Version != first.Version || version != first.Artefact {
		t.Errorf("rolled back to %+v, served by %s; want %+v", out, version, first)
	}
	if again := w.deploy(); again.Version != second.Version {
		t.Errorf("forward again: %+v; want version %s", again, second.Version)
	}
	w.mutating()
	if again := w.deploy(); again.Changed != 0 || len(w.mutating()) != 0 {
		t.Errorf("the second run changes something: %+v", again)
	}
	if more := w.fetches() - asked; more != 0 {
		t.Errorf("functions with a bundle asked S3 %d times", more)
	}
}

// fetches is how often functions have asked S3 for their artefact.
func (w *world) fetches() (n int) {
	for _, c := range w.calls() {
		if c.Operation == "GetObject" && c.Agent == "serverless-poc" {
			n++
		}
	}
	return n
}

// bundle is the package of the world's release with its artefact.
func (w *world) bundle() *pack.Package {
	w.t.Helper()
	architecture, err := pack.Architecture(runtime.GOARCH)
	must(w.t, err)
	p, err := pack.Build(context.Background(), "../function", architecture, pack.File{Name: schema.BundleName, Data: w.release.Artefact.Bytes})
	must(w.t, err)
	return p
}
