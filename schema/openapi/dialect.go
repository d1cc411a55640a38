package openapi

import (
	"strings"

	"serverless-poc/schema"
)

// A Dialect is a version of OpenAPI and who reads it.
type Dialect int

// The dialects.
//
// V31 is for people and their tools: OpenAPI 3.1, whose schemas are JSON Schema
// 2020-12, with all that is known of each value.
//
// V301 is for API Gateway's import: OpenAPI 3.0.1. Its models are JSON Schema
// draft 4 without example, nullable, anyOf, const and additionalProperties
// ("Amazon API Gateway important notes" in its developer guide), and what it
// checks it refuses with a worse message than the function's. So it is a coarse
// sieve that never refuses what the function would accept: which fields there
// must be, and that a body is an object.
const (
	V31 Dialect = iota
	V301
)

// version is the document's openapi key.
func (d Dialect) version() string {
	if d == V301 {
		return "3.0.1"
	}
	return "3.1.0"
}

// coarse is a schema of one value. A V301 keeps its description only: the
// function's own checks are finer, and types that have no draft 4 are not lost
// on the way.
func (d Dialect) coarse(s Object) Object {
	if d != V301 {
		return s
	}
	if words, there := s.Get("description"); there {
		return Object{}.With("description", words)
	}
	return Object{}
}

// text is the schema of a query parameter. In V301 it is a string: API Gateway
// checks no types.
func (d Dialect) text(s Object) Object {
	if d == V301 {
		return Object{}.With("type", "string")
	}
	return s
}

// named says whether a query parameter can have this name. API Gateway's import
// refuses any but ^[a-zA-Z0-9:._$-]+$; the function takes them all the same.
func (d Dialect) named(name string) bool {
	return d != V301 || name != "" && !strings.ContainsFunc(name, foreign)
}

// foreign says that API Gateway takes no r in the name of a parameter.
func foreign(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(":._$-", r))
}

// required says whether a query without p is refused. API Gateway refuses a
// blank one too, which may be a level.
func (d Dialect) required(p schema.Predictor) bool {
	if d == V301 {
		for _, level := range p.Levels {
			if strings.TrimSpace(level) == "" {
				return false
			}
		}
	}
	return true
}

// only31 adds what V301 has no use for: examples, extensions, what is allowed
// beside the known keys.
func (d Dialect) only31(o Object, key string, value any) Object {
	if d == V301 || value == nil {
		return o
	}
	return o.With(key, value)
}
