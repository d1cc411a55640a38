package rexpr

import "fmt"

// An Error says where an expression is not what this package knows.
type Error struct {
	Pointer string // JSON pointer
	Problem string
	Hint    string
}

func (e *Error) Error() string { return e.Pointer + ": " + e.Problem + "; " + e.Hint }

const export = "export the fit again with modelexport; do not edit the document by hand"

func fail(at, hint, problem string, args ...any) error {
	return &Error{Pointer: at, Problem: fmt.Sprintf(problem, args...), Hint: hint}
}
