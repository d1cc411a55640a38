package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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

// SyntaxError places the error that encoding/json gave for data by line and
// column, both from 1, columns in bytes.
func SyntaxError(data []byte, err error) *DecodeError {
	at := len(data)
	what := "the document ends too early"
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax) && syntax.Offset <= int64(len(data)) && !endsEarly(syntax):
		at, what = max(int(syntax.Offset)-1, 0), syntax.Error()
	case errors.As(err, &syntax), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
	default:
		what = err.Error()
	}
	return &DecodeError{Problem: "not JSON at " + place(data, at) + ": " + what, Hint: "mend it there or write the document again"}
}

// endsEarly tells the end of the data from an offending byte.
func endsEarly(e *json.SyntaxError) bool { return e.Error() == "unexpected end of JSON input" }

// place is the line and column of the byte at offset at.
func place(data []byte, at int) string {
	line := 1 + bytes.Count(data[:at], []byte("\n"))
	column := at - bytes.LastIndexByte(data[:at], '\n')
	return fmt.Sprintf("line %d, column %d", line, column)
}

var escapePointer = strings.NewReplacer("~", "~0", "/", "~1")

// below puts the key or index that led to err in front of its pointer.
func below[K string | int](key K, err error) error {
	var located *DecodeError
	if errors.As(err, &located) {
		located.Pointer = "/" + escapePointer.Replace(fmt.Sprint(key)) + located.Pointer
	}
	return err
}
