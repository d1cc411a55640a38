package task

import "strings"

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

// failures keeps of go test -v what has to do with failing.
func failures(output string) string {
	var kept []string
	for line := range strings.Lines(output) {
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(trimmed, "=== "), strings.HasPrefix(trimmed, "--- PASS"),
			strings.HasPrefix(trimmed, "--- SKIP"), strings.HasPrefix(line, "ok "), strings.HasPrefix(line, "?"), trimmed == "PASS":
			continue
		}
		kept = append(kept, strings.TrimRight(line, "\n"))
	}
	return strings.Join(kept, "\n")
}
