package validate

import "strings"

// A Violation is one place where a document is not what its schema says.
// Pointer is a JSON pointer (RFC 6901); the whole document is "".
type Violation struct {
	Pointer string
	Problem string // what was found
	Hint    string // what belongs there, or what to do
}

func (v Violation) String() string {
	at := v.Pointer
	if at == "" {
		at = "document"
	}
	return at + ": " + v.Problem + "; " + v.Hint
}

// Violations are all that is wrong with a document, in the order of their
// pointers. It is an error of one line each.
type Violations []Violation

func (v Violations) Error() string {
	lines := make([]string, len(v))
	for i := range v {
		lines[i] = v[i].String()
	}
	return strings.Join(lines, "\n")
}
