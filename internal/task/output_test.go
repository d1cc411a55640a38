package task

import (
	"strings"
	"testing"
)

const verbose = `=== RUN   TestA
--- PASS: TestA (0.00s)
=== RUN   TestB
    b_test.go:12: R is not here; apt-get install -y r-base-core
--- SKIP: TestB (0.00s)
=== RUN   TestC
=== RUN   TestC/sub
--- PASS: TestC (0.01s)
    --- PASS: TestC/sub (0.01s)
PASS
ok  	serverless-poc/a	0.003s
?   	serverless-poc/b	[no test files]
=== RUN   TestD
    d_test.go:5: 2; want 3
--- FAIL: TestD (0.00s)
FAIL
FAIL	serverless-poc/d	0.004s
FAIL
`

func TestCount(t *testing.T) {
	packages, tests, skipped := count(verbose)
	if packages != 1 || tests != 2 {
		t.Errorf("%d packages, %d tests; want 1 and 2", packages, tests)
	}
	if got, want := strings.Join(skipped, "|"), "TestB: R is not here; apt-get install -y r-base-core"; got != want {
		t.Errorf("skipped %q; want %q", got, want)
	}
}

func TestFailuresKeepsWhatMatters(t *testing.T) {
	got := failures(verbose)
	for _, want := range []string{"d_test.go:5: 2; want 3", "--- FAIL: TestD", "FAIL\tserverless-poc/d"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
	for _, noise := range []string{"=== RUN", "PASS", "ok  "} {
		if strings.Contains(got, noise) {
			t.Errorf("%q is noise in %q", noise, got)
		}
	}
}

func TestFailuresIsBounded(t *testing.T) {
	got := failures(strings.Repeat(strings.Repeat("x", 1000)+"\n", 500))
	if lines := strings.Count(got, "\n") + 1; lines != maxLines+1 || len(got) > (maxLines+1)*(maxWidth+4) {
		t.Errorf("%d lines, %d bytes", lines, len(got))
	}
	if want := "(440 lines before these are left out; go test ./... there shows them)\n"; !strings.HasPrefix(got, want) {
		t.Errorf("begins with %.80q; want %q", got, want)
	}
}
