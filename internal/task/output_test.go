package task

import (
	"fmt"
	"strings"
	"testing"
)

const events = `{"Action":"start","Package":"p/a"}
{"Action":"run","Package":"p/a","Test":"TestA"}
{"Action":"output","Package":"p/a","Test":"TestA","Output":"=== RUN   TestA\n"}
{"Action":"output","Package":"p/a","Test":"TestA","Output":"    a_test.go:3: only a note\n"}
{"Action":"pass","Package":"p/a","Test":"TestA/sub"}
{"Action":"pass","Package":"p/a","Test":"TestA"}
{"Action":"output","Package":"p/a","Test":"TestB","Output":"=== RUN   TestB\n"}
{"Action":"output","Package":"p/a","Test":"TestB","Output":"    b_test.go:12: R is not here; apt-get install -y r-base-core\n"}
{"Action":"output","Package":"p/a","Test":"TestB","Output":"--- SKIP: TestB (0.00s)\n"}
{"Action":"skip","Package":"p/a","Test":"TestB"}
{"Action":"pass","Package":"p/a"}
{"Action":"skip","Package":"p/none"}
{"Action":"output","Package":"p/d","Test":"TestD","Output":"=== RUN   TestD\n"}
{"Action":"output","Package":"p/d","Test":"TestD","Output":"    d_test.go:5: 2; want 3\n"}
{"Action":"output","Package":"p/d","Test":"TestD","Output":"--- FAIL: TestD (0.00s)\n"}
{"Action":"fail","Package":"p/d","Test":"TestD"}
{"Action":"output","Package":"p/d","Output":"FAIL\tp/d\t0.004s\n"}
{"Action":"fail","Package":"p/d"}
{"ImportPath":"p/e","Action":"build-output","Output":"e/e.go:3:1: syntax error\n"}
go: some trouble of its own
`

func TestRead(t *testing.T) {
	r, err := read(strings.NewReader(events))
	if err != nil {
		t.Fatal(err)
	}
	if r.packages != 1 || r.tests != 1 {
		t.Errorf("%d packages, %d tests; want 1 and 1", r.packages, r.tests)
	}
	if got, want := strings.Join(r.skipped, "|"), "TestB: R is not here; apt-get install -y r-base-core"; got != want {
		t.Errorf("skipped %q; want %q", got, want)
	}
	want := "    d_test.go:5: 2; want 3\n--- FAIL: TestD (0.00s)\nFAIL\tp/d\t0.004s\ne/e.go:3:1: syntax error\ngo: some trouble of its own"
	if r.text() != want {
		t.Errorf("failures %q; want %q", r.text(), want)
	}
}

func TestFailuresAreBounded(t *testing.T) {
	var events strings.Builder
	for range 500 {
		fmt.Fprintf(&events, `{"Action":"output","Package":"p","Test":"T","Output":"%s\n"}`+"\n", strings.Repeat("x", 1000))
	}
	events.WriteString(`{"Action":"fail","Package":"p","Test":"T"}`)
	r, err := read(strings.NewReader(events.String()))
	if err != nil {
		t.Fatal(err)
	}
	got := r.text()
	if lines := strings.Count(got, "\n") + 1; lines != maxLines+1 || len(got) > (maxLines+1)*(maxWidth+4) {
		t.Errorf("%d lines, %d bytes", lines, len(got))
	}
	if want := "(440 lines before these are left out; go test ./... there shows them)\n"; !strings.HasPrefix(got, want) {
		t.Errorf("begins with %.80q; want %q", got, want)
	}
}
