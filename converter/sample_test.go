package converter

import (
	"testing"

	"serverless-poc/fixtures"
)

// looked are the fixtures that a test looks at: all, or with -short, which is
// how a deploy tests, every tenth. They are all proved when they are converted.
func looked(t *testing.T) []fixtures.Fixture {
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
