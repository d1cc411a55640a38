package wire

import (
	"errors"
	"fmt"
)

// Error is what an AWS service answers instead of a result: an HTTP status,
// AWS's own error code and a sentence. Each protocol writes it in its own form.
type Error struct {
	Status  int    // HTTP status, 400 to 599
	Code    string // AWS's code, for example "NoSuchEntity"
	Message string
}

// Error gives the code and the sentence.
func (e *Error) Error() string { return e.Code + ": " + e.Message }

// Errorf makes an Error whose message is formatted as by fmt.Sprintf.
func Errorf(status int, code, format string, args ...any) *Error {
	return &Error{Status: status, Code: code, Message: fmt.Sprintf(format, args...)}
}

// AsError returns err as an *Error; anything else is a fault of the emulator
// itself and becomes a 500 that carries the text.
func AsError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return Errorf(500, "ServiceException", "emulator: %v", err)
}

// NotImplemented is the answer to an operation of AWS that the emulator does
// not have. It names service and operation, so that a log line says what to add.
func NotImplemented(service, operation string) *Error {
	return Errorf(501, "NotImplemented",
		"emulator: %s %s is not implemented; it exists in AWS but not in this emulator", service, operation)
}
