package task

import (
	"fmt"
	"strings"
)

// count reads go test -v: packages that have tests, tests that ran, and the
// skipped ones with their reasons.
func count(output string) (packages, tests int, skipped []string) {
	last := ""
	for line := range strings.Lines(output) {
		line = strings.TrimRight(line, "\n")
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "ok "):
			packages++
		case strings.HasPrefix(line, "--- PASS"):
			tests++
		case strings.HasPrefix(trimmed, "--- SKIP"):
			name, _, _ := strings.Cut(strings.TrimPrefix(trimmed, "--- SKIP: "), " ")
			skipped = append(skipped, name+": "+reason(last))
		}
		last = trimmed
	}
	return packages, tests, skipped
}

// reason drops the file and line in front of a test's words.
func reason(line string) string {
	if _, words, ok := strings.Cut(line, ": "); ok && strings.Contains(line, "_test.go:") {
		return words
	}
	return line
}

// maxLines and maxWidth bound what a failing test may fill the screen with.
const (
	maxLines = 60
	maxWidth = 300
)

// failures keeps of go test -v what has to do with failing, its end when it is long.
func failures(output string) string {
	var kept []string
	for line := range strings.Lines(output) {
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(trimmed, "=== "), strings.HasPrefix(trimmed, "--- PASS"),
			strings.HasPrefix(trimmed, "--- SKIP"), strings.HasPrefix(line, "ok "), strings.HasPrefix(line, "?"), trimmed == "PASS":
			continue
		}
		line = strings.TrimRight(line, "\n")
		if len(line) > maxWidth {
			line = line[:maxWidth] + "..."
		}
		kept = append(kept, line)
	}
	if cut := len(kept) - maxLines; cut > 0 {
		kept = append([]string{fmt.Sprintf("(%d lines before these are left out; go test ./... there shows them)", cut)}, kept[cut:]...)
	}
	return strings.Join(kept, "\n")
}
