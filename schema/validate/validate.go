package validate

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"serverless-poc/schema"
)

// Coefficients checks the document that R writes. The error is [Violations].
func Coefficients(data []byte) error { return check("coefficients", data) }

// Artefact checks a published document. The error is [Violations].
func Artefact(data []byte) error { return check("artefact", data) }

// Stack checks stack.json. The error is [Violations].
func Stack(data []byte) error { return check("stack", data) }

// Request checks one row to score, or many. The error is [Violations].
func Request(data []byte) error { return check("request", data) }

// Response checks the function's direct answer. The error is [Violations].
func Response(data []byte) error { return check("response", data) }

// Rows checks the function's answer to many rows. The error is [Violations].
func Rows(data []byte) error { return check("response-rows", data) }

// Failure checks the body of an HTTP answer that is not 2xx. The error is
// [Violations].
func Failure(data []byte) error { return check("response-failure", data) }

// Failed checks the errorMessage of an invocation that fails. The error is
// [Violations].
func Failed(data []byte) error { return check("response-failed", data) }

// check validates data against the schema of a kind of document.
func check(kind string, data []byte) error {
	set, err := embedded()
	if err != nil {
		return err
	}
	rules, err := set.compiled(kind)
	if err != nil {
		return err
	}
	document, err := parse(data)
	if err != nil {
		return err
	}
	err = rules.Validate(document)
	var invalid *jsonschema.ValidationError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &invalid):
		return set.words(document, invalid)
	}
	return fmt.Errorf("checking a %s document: %w", kind, err)
}

// parse reads numbers as doubles, so that 1e999999999 is an error here and not
// a number of a billion digits in the schema library.
func parse(data []byte) (any, error) {
	var document any
	err := json.Unmarshal(data, &document)
	var beyond *json.UnmarshalTypeError
	switch {
	case err == nil:
		return document, nil
	case errors.As(err, &beyond):
		return nil, Violations{{
			Problem: "the " + beyond.Value + " is beyond the range of doubles",
			Hint:    `write "Inf" or "-Inf" where infinity is meant`,
		}}
	}
	return nil, Violations{Violation(*schema.SyntaxError(data, err))}
}
