package engine

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// readModel decodes a coefficients document under testdata.
func readModel(t testing.TB, path string) *schema.Model {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := schema.DecodeCoefficients(data)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return &c.Model
}

// fixtureNamed decodes one fixture.
func fixtureNamed(t testing.TB, name string) *schema.Model {
	t.Helper()
	f, err := fixtures.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.Decode()
	if err != nil {
		t.Fatal(err)
	}
	return &c.Model
}

func compile(t testing.TB, source *schema.Model) *Model {
	t.Helper()
	m, err := Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// fields reads a JSON object as a caller would send it.
func fields(t testing.TB, text string) map[string]schema.Value {
	t.Helper()
	var f map[string]schema.Value
	if err := json.Unmarshal([]byte(text), &f); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return f
}

func same(a float64, b schema.Number) bool {
	return a == float64(b) || math.IsNaN(a) && math.IsNaN(float64(b))
}
