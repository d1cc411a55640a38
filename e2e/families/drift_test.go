package families

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"serverless-poc/deploy"
	"serverless-poc/schema"
)

// A drift is one attribute that somebody changed behind the deployer's back.
type drift struct {
	kind, attribute string // as plan names it; several changes of one attribute are one
	change          func(context.Context, *account) error
	leaves          string // what of the change stays, as it is not ours: lines of the dump with it; "" for nothing
}

// TestDrift: every attribute of buckets, policy, role, log group, function and
// alias is changed by somebody else (of API and schedule see TestGatewayDrift). Plan names that attribute and nothing else, deploy mends it, and then
// there is nothing to change.
func TestDrift(t *testing.T) {
	from, err := deployedOnce()
	if err != nil {
		t.Fatal(err)
	}
	f := newFamily(t, "drift of every managed attribute")
	for _, d := range drifts() {
		f.add(d.kind+" "+d.attribute, func() error { return drifted(from, d) })
	}
	f.run()
}

func drifted(from string, is drift) error { return driftedOn(from, stack(), is) }

// driftedOn is drifted where the account has another stack.
func driftedOn(from string, s *schema.Stack, is drift) error {
	w, err := open(from)
	if err != nil {
		return err
	}
	defer w.close()
	w.stack = s
	want, err := w.dump()
	if err != nil {
		return err
	}
	a := w.account()
	if err := is.change(context.Background(), a); err != nil {
		return fmt.Errorf("the change itself: %w", err)
	}
	a.wait()
	changes, err := w.changes()
	if err != nil {
		return err
	}
	if only := []string{is.kind + " " + is.attribute}; strings.Join(changes, ", ") != strings.Join(only, ", ") {
		return fmt.Errorf("plan names %q; want %q", changes, only)
	}
	if err := w.run(context.Background(), deployRelease(0)); err != nil {
		return err
	}
	left, err := w.changes()
	if err != nil {
		return err
	}
	if len(left) > 0 {
		return fmt.Errorf("after deploy plan still names %q", left)
	}
	got, err := w.dump()
	if err != nil {
		return err
	}
	return differences(without(want, is.leaves), without(got, is.leaves))
}

// without leaves out the lines with text.
func without(dump, text string) string {
	if text == "" {
		return dump
	}
	return strings.Join(slices.DeleteFunc(strings.Split(dump, "\n"), func(line string) bool { return strings.Contains(line, text) }), "\n")
}

// changes are the attributes that plan would change, each once, as "kind
// attribute"; a resource that is gone is "kind create".
func (w *world) changes() ([]string, error) {
	ctx := context.Background()
	d, err := w.deployer(ctx, w.deployers())
	if err != nil {
		return nil, err
	}
	two, err := releases()
	if err != nil {
		return nil, err
	}
	plan, err := d.Plan(ctx, two[0])
	if err != nil {
		return nil, err
	}
	var list []string
	seen := map[string]bool{}
	for _, s := range plan.Steps {
		for _, c := range attributesOf(s) {
			if !seen[c] {
				list = append(list, c)
			}
			seen[c] = true
		}
	}
	return list, nil
}

func attributesOf(s *deploy.Step) []string {
	switch s.Action {
	case deploy.Keep:
		return nil
	case deploy.Create, deploy.Delete:
		return []string{s.Kind + " " + string(s.Action)}
	}
	var list []string
	for _, c := range s.Changes {
		list = append(list, s.Kind+" "+strings.TrimSuffix(c.Attribute, " statement"))
	}
	return list
}
