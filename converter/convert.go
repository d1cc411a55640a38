package converter

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"serverless-poc/engine"
	"serverless-poc/schema"
	"serverless-poc/schema/validate"
)

// A Converted is an artefact that has been proved.
type Converted struct {
	Artefact *schema.Artefact
	Model    *engine.Model // compiled
	Bytes    []byte        // the canonical bytes, which are what is published
	Digest   string        // SHA-256 of Bytes, lower case hex
	Cases    int           // golden cases reproduced
}

// Convert makes the artefact of a coefficients document and proves it. It is
// pure: equal data give equal bytes. Everything that is wrong with the form of
// the document is reported together; what the engine cannot reproduce is
// refused by name.
func Convert(data []byte) (*Converted, error) {
	c, err := schema.DecodeCoefficients(data)
	if err := form(data, err, validate.Coefficients); err != nil {
		return nil, err
	}
	a, err := schema.NewArtefact(c)
	if err != nil {
		return nil, err
	}
	canonical, err := schema.Encode(a)
	if err != nil {
		return nil, err
	}
	return Load(canonical) // so that the very bytes to be published are proved
}

// Load reads an artefact and proves it again. It refuses one that was changed
// after it was made, be it by a space.
func Load(data []byte) (*Converted, error) {
	a, err := schema.DecodeArtefact(data)
	if err := form(data, err, validate.Artefact); err != nil {
		return nil, err
	}
	canonical, err := schema.Encode(a)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(canonical, data) {
		return nil, errNotCanonical
	}
	return prove(a, data)
}

// LoadEither is [Load] for an artefact and [Convert] for a coefficients document,
// as its format says.
func LoadEither(data []byte) (*Converted, error) {
	var head struct {
		Format string `json:"format"`
	}
	if err := json.Unmarshal(data, &head); err == nil && strings.HasPrefix(head.Format, "coefficients/") {
		return Convert(data)
	}
	return Load(data)
}

var errNotCanonical = errors.New("document: the artefact is not written as this program writes it: it was reformatted after it was made; convert the coefficients again")

// form joins what the strict decoder and the JSON Schema say of data. The
// decoder stops at its first error, the schema sees them all but no duplicate
// keys, so each may know what the other does not.
func form(data []byte, decoding error, check func([]byte) error) error {
	var place *schema.DecodeError
	var changed *schema.ChecksumError
	if errors.As(decoding, &changed) { // what was edited into it is the better news
		return cmp.Or(check(data), decoding)
	}
	if decoding != nil && (!errors.As(decoding, &place) || place.Pointer == "") {
		return decoding // of another kind, changed, or not JSON: nothing more to say
	}
	err := check(data)
	var all validate.Violations
	switch {
	case decoding == nil:
		return err
	case !errors.As(err, &all):
		return decoding
	case slices.ContainsFunc(all, func(v validate.Violation) bool { return v.Pointer == place.Pointer }):
		return all
	}
	return append(validate.Violations{validate.Violation(*place)}, all...)
}
