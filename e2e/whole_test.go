package e2e

import (
	"os"
	"strings"
	"testing"

	"serverless-poc/schema"
)

// wholeWorld is a world with everything that the repository's stack.json has.
func wholeWorld(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	data, err := os.ReadFile("../stack.json")
	must(t, err)
	stack, err := schema.DecodeStack(data)
	must(t, err)
	stack.Function.Architecture = w.stack.Function.Architecture
	w.stack, w.release.Model = stack, stack.Models[0]
	return w
}

// The whole stack on an empty account, again without a changing call, and away.
func TestWholeStack(t *testing.T) {
	w := wholeWorld(t)
	out := w.deploy()
	t.Log(w.said.String())
	if out.Version != "1" {
		t.Errorf("%+v", out)
	}
	w.mutating()
	again := w.deploy()
	if calls := w.mutating(); again.Changed != 0 || len(calls) != 0 {
		t.Errorf("the second run: %+v, changing calls %q; want none", again, calls)
	}
	n, err := w.deployer().Destroy(t.Context())
	must(t, err)
	if n != 10 {
		t.Errorf("%d removed; want 10:\n%s", n, &w.said)
	}
	w.mutating()
	if n, err = w.deployer().Destroy(t.Context()); err != nil || n != 0 {
		t.Errorf("the second time %d removed, %v", n, err)
	}
	_ = strings.Contains
}
