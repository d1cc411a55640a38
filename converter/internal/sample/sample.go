// Package sample is what tests of the converter look at: fixtures, and rows for one
// of them.
//
// Depends on fixtures; only tests import it.
package sample

import (
	"testing"

	"serverless-poc/fixtures"
)

// Fixtures are those that a test looks at: all, or with -short, which is how a
// deploy tests, every tenth. They are all proved when they are converted.
func Fixtures(t testing.TB) []fixtures.Fixture {
	t.Helper()
	all := fixtures.All()
	if len(all) == 0 {
		t.Fatal("no fixtures")
	}
	if !testing.Short() {
		return all
	}
	var some []fixtures.Fixture
	for i, f := range all {
		if i%10 == 0 || f.Name == "admission" {
			some = append(some, f)
		}
	}
	return some
}

// Admission is the coefficients document of the admissions model.
func Admission(t testing.TB) []byte {
	t.Helper()
	f, err := fixtures.Get("admission-seed")
	if err != nil {
		t.Fatal(err)
	}
	return f.Coefficients
}
