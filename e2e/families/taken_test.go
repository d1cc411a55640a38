package families

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestTaken: each action is taken from the deployer's policy. What needs it
// fails and names it.
func TestTaken(t *testing.T) {
	f := newFamily(t, "each action taken from the deployer's policy")
	policy, err := deployersPolicy(whole())
	if err != nil {
		t.Fatal(err)
	}
	actions, err := allowed(policy)
	if err != nil {
		t.Fatal(err)
	}
	needs, err := needed()
	if err != nil {
		t.Fatal(err)
	}
	for _, action := range actions {
		i := slices.IndexFunc(uses(), func(u use) bool { return slices.Contains(needs[u.name], action) })
		if i < 0 {
			continue // TestActions says so
		}
		u := uses()[i]
		f.add(fmt.Sprintf("%s, %s", action, u.name), func() error { return u.without(policy, action) })
	}
	f.run()
}

// TestActions: the deployer's policy has exactly the actions of the calls that
// the deployer makes.
func TestActions(t *testing.T) {
	if testing.Short() {
		t.Skip("deploys to the embedded AWS; run without -short")
	}
	policy, err := deployersPolicy(whole())
	if err != nil {
		t.Fatal(err)
	}
	has, err := allowed(policy)
	if err != nil {
		t.Fatal(err)
	}
	needs, err := needed()
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]string{}
	for u, actions := range needs {
		for _, a := range actions {
			by[a] = u
		}
	}
	for _, a := range has {
		if by[a] == "" {
			t.Errorf("the deployer never needs %s; take it out of iam/documents", a)
		}
		delete(by, a)
	}
	for _, a := range slices.Sorted(maps.Keys(by)) {
		t.Errorf("%s needs %s; add it to iam/documents", by[a], a)
	}
}

// needed are the actions of each use, by its name, on a good day.
var needed = sync.OnceValues(func() (map[string][]string, error) {
	needs := map[string][]string{}
	for _, u := range uses() {
		w, err := u.open()
		if err != nil {
			return nil, err
		}
		before := len(w.aws.Calls())
		err = w.run(context.Background(), u.verb)
		for _, c := range w.aws.Calls()[before:] {
			if byDeployer(&c) {
				needs[u.name] = append(needs[u.name], called{c.Service, c.Operation}.actions()...)
			}
		}
		if err := errors.Join(err, w.close()); err != nil {
			return nil, fmt.Errorf("%s: %w", u.name, err)
		}
	}
	return needs, nil
})

// open is the account in which a use begins.
func (u use) open() (*world, error) {
	from, err := u.from()
	if err != nil {
		return nil, err
	}
	w, err := open(from)
	if err != nil {
		return nil, err
	}
	w.stack = whole()
	if u.change != nil {
		if err := u.change(context.Background(), w.account()); err != nil {
			return nil, errors.Join(fmt.Errorf("the change itself: %w", err), w.close())
		}
	}
	w.clock.Advance(time.Minute)
	return w, nil
}

// without runs a use by a role whose policy lacks an action.
func (u use) without(policy, action string) error {
	w, err := u.open()
	if err != nil {
		return err
	}
	defer w.close()
	less, err := lacking(policy, action)
	if err != nil {
		return err
	}
	cfg, err := w.role(less)
	if err != nil {
		return err
	}
	err = w.runAs(context.Background(), cfg, u.verb)
	switch {
	case err == nil:
		return fmt.Errorf("it ends well without %s", action)
	case !strings.Contains(err.Error(), action):
		return fmt.Errorf("the error does not name %s: %w", action, err)
	}
	return nil
}
