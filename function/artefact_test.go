package function_test

import (
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/function"
	"serverless-poc/schema"
)

// A published artefact: its bytes and what pins them.
type published struct {
	*schema.Artefact
	data   []byte
	sha256 string
}

// publish makes the artefact of the admissions fit, as R exported it, after
// changes to it.
func publish(t testing.TB, changes ...func(*schema.Coefficients)) published {
	t.Helper()
	f, err := fixtures.Get("admission-seed")
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.Decode()
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range changes {
		change(c)
	}
	a, err := schema.NewArtefact(c)
	if err != nil {
		t.Fatal(err)
	}
	data, err := schema.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	return published{a, data, schema.Digest(data)}
}

// flipped is data with one bit changed, in the middle.
func flipped(data []byte) []byte {
	changed := append([]byte(nil), data...)
	changed[len(changed)/2] ^= 1
	return changed
}

func prove(t testing.TB, p published) *function.Model {
	t.Helper()
	m, err := function.Prove(p.data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
