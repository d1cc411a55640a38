package task

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// maxLines and maxWidth bound what failing tests may fill the screen with.
const (
	maxLines = 60
	maxWidth = 300
)

// A result is what go test -json said.
type result struct {
	packages, tests int      // that passed; tests without their subtests
	skipped         []string // test: reason
	failures        []string // lines of the tests and builds that failed
}

// An event is one line of go test -json (go doc test2json).
type event struct {
	Action, Package, Test, Output string
	ImportPath                    string // of a build-output
}

// read reads go test -json to its end. A line that is not JSON is the go
// command's own and counts as a failure's.
func read(r io.Reader) (*result, error) {
	res, said := &result{}, map[string][]string{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 4<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			res.failures = append(res.failures, lines.Text())
			continue
		}
		key := e.Package + " " + e.Test
		switch e.Action {
		case "output":
			said[key] = append(said[key], e.Output)
		case "build-output":
			res.failures = append(res.failures, strings.TrimRight(e.Output, "\n"))
		case "pass":
			res.pass(e)
		case "skip":
			if e.Test != "" {
				res.skipped = append(res.skipped, e.Test+": "+reason(said[key]))
			}
		case "fail":
			res.failures = append(res.failures, telling(said[key])...)
		}
		if e.Action == "pass" || e.Action == "skip" || e.Action == "fail" {
			delete(said, key)
		}
	}
	return res, lines.Err()
}

func (r *result) pass(e event) {
	switch {
	case e.Test == "":
		r.packages++
	case !strings.Contains(e.Test, "/"):
		r.tests++
	}
}

// reason is a skipped test's own words, without file and line.
func reason(said []string) string {
	for _, line := range telling(said) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "---") {
			continue
		}
		if _, words, ok := strings.Cut(line, ": "); ok && strings.Contains(line, "_test.go:") {
			return words
		}
		return line
	}
	return "no reason given"
}

// telling drops the marks that a test has begun, and cuts long lines.
func telling(said []string) []string {
	var kept []string
	for _, line := range said {
		line = strings.TrimRight(line, "\n")
		if trimmed := strings.TrimSpace(line); trimmed == "" || strings.HasPrefix(trimmed, "=== ") || trimmed == "FAIL" {
			continue
		}
		if len(line) > maxWidth {
			line = line[:maxWidth] + "..."
		}
		kept = append(kept, line)
	}
	return kept
}

// text is what failed, its end when it is long.
func (r *result) text() string {
	lines := r.failures
	if cut := len(lines) - maxLines; cut > 0 {
		lines = append([]string{fmt.Sprintf("(%d lines before these are left out; go test ./... there shows them)", cut)}, lines[cut:]...)
	}
	return strings.Join(lines, "\n")
}
