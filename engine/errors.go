package engine

import "fmt"

// A CompileError says which part of a model this engine refuses and why.
// Pointer is a JSON pointer (RFC 6901) into the document, "" the whole of it.
type CompileError struct {
	Pointer string
	Problem string
	Hint    string
}

func (e *CompileError) Error() string {
	at := e.Pointer
	if at == "" {
		at = "document"
	}
	return at + ": " + e.Problem + "; " + e.Hint
}

// export is the hint where only a new export can help.
const export = "export the fit again with modelexport; do not edit the document by hand"

func refuse(pointer, hint, problem string, args ...any) error {
	return &CompileError{Pointer: pointer, Problem: fmt.Sprintf(problem, args...), Hint: hint}
}
