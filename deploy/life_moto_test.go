package deploy

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"serverless-poc/converter"
	"serverless-poc/deploy/pack"
	"serverless-poc/fixtures"
	"serverless-poc/internal/moto"
	"serverless-poc/schema"
)

// refitted is the admissions model fitted at another time: another version with
// the same numbers.
func refitted(t *testing.T, at string) *converter.Converted {
	t.Helper()
	f, err := fixtures.Get("admission-seed")
	check(t, err)
	c, err := f.Decode()
	check(t, err)
	c.FittedAt = at
	data, err := schema.Encode(c)
	check(t, err)
	converted, err := converter.Convert(schema.Seal(data, c.Checksum))
	check(t, err)
	return converted
}

// The life of a whole stack on an AWS made by others, which runs no code, so
// the gate is skipped: deploy, again without a change, a second version, plan,
// rollback, away, twice. What is left out is said.
func TestLifeOnMoto(t *testing.T) {
	stack := apiStack()
	d, err := Connect(t.Context(), moto.Config(t), stack)
	check(t, err)
	var said bytes.Buffer
	d.Out = &said
	check(t, d.SkipGate())
	zip, err := pack.Zip([]byte("no program: nothing runs here"))
	check(t, err)
	r := &Release{Model: stack.Models[0], Artefact: admission(t), Package: &pack.Package{Zip: zip, SHA256: schema.Digest(zip), Architecture: "arm64"}}

	out, err := d.Deploy(t.Context(), r)
	if err != nil {
		t.Fatalf("%v\n%s", err, &said)
	}
	if out.Version != "1" {
		t.Errorf("%+v; want version 1", out)
	}
	for _, words := range []string{"GATE=skip: NOTHING THAT GOES LIVE IS PROVED", "GATE=skip: VERSION 1 OF ServerlessPOCAdmission IS NOT PROVED", "GATE=skip: THE URL IS NOT ASKED"} {
		if !strings.Contains(said.String(), words) {
			t.Errorf("it does not say %q:\n%s", words, &said)
		}
	}
	if out, err = d.Deploy(t.Context(), r); err != nil || out.Changed != 0 {
		t.Errorf("again: %+v, %v; want no change", out, err)
	}
	r.Artefact = refitted(t, "2031-01-01T00:00:00Z")
	if out, err = d.Deploy(t.Context(), r); err != nil || out.Version != "2" {
		t.Fatalf("the second version: %+v, %v\n%s", out, err, &said)
	}
	plan, err := d.Plan(t.Context(), r)
	check(t, err)
	if plan.Changes() != 0 {
		t.Errorf("after the deploy the plan has %d changes: %v", plan.Changes(), plan.Steps)
	}

	// What was never proved is nothing to roll back to for one who asks the gate.
	proving := *d
	proving.ungated = false
	_, err = proving.Rollback(t.Context(), out.Function, "")
	if !errors.Is(err, ErrRefused) || !strings.Contains(err.Error(), "has no verified version before 2") {
		t.Errorf("rollback with the gate: %v", err)
	}
	if out, err = d.Rollback(t.Context(), out.Function, ""); err != nil || out.Version != "1" {
		t.Errorf("rollback: %+v, %v; want version 1", out, err)
	}
	n, err := d.Destroy(t.Context())
	if err != nil || n < 9 {
		t.Errorf("destroy: %d, %v; want all away", n, err)
	}
	if n, err = d.Destroy(t.Context()); err != nil || n != 0 {
		t.Errorf("destroy again: %d, %v; want nothing left", n, err)
	}
}
