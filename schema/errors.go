package schema

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// A DecodeError says where in a document something is wrong, what, and what to
// do about it. Pointer is a JSON pointer (RFC 6901); the whole document is "".
type DecodeError struct {
	Pointer string
	Problem string
	Hint    string
}

func (e *DecodeError) Error() string {
	at := e.Pointer
	if at == "" {
		at = "document"
	}
	if e.Hint == "" {
		return at + ": " + e.Problem
	}
	return at + ": " + e.Problem + "; " + e.Hint
}

// syntaxError places a JSON syntax error by line and column.
func syntaxError(data []byte, err error) error {
	e := &DecodeError{Problem: err.Error(), Hint: "write the document again with modelexport; do not edit it by hand"}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at := min(int(syntax.Offset), len(data))
		line := 1 + strings.Count(string(data[:at]), "\n")
		col := at - strings.LastIndexByte(string(data[:at]), '\n') - 1
		e.Problem = fmt.Sprintf("not JSON at line %d, column %d: %s", line, max(col, 1), syntax)
	}
	return e
}

var escapePointer = strings.NewReplacer("~", "~0", "/", "~1")

func child(pointer, key string) string { return pointer + "/" + escapePointer.Replace(key) }
