package schema

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// A scan walks a JSON text that is known to be valid, token by token.
type scan struct {
	data []byte
	at   int
}

// next is the first byte of the next token.
func (s *scan) next() byte {
	for ; ; s.at++ {
		switch c := s.data[s.at]; c {
		case ' ', '\t', '\n', '\r':
		default:
			return c
		}
	}
}

// enter goes into an array or object.
func (s *scan) enter() { s.at++ }

// more says whether there is another item before the array or object ends, and
// goes to it or behind the end.
func (s *scan) more() bool {
	switch s.next() {
	case ']', '}':
		s.at++
		return false
	case ',':
		s.at++
	}
	return true
}

// key reads an object's key and the colon behind it; what it gives is the
// document's own memory where the key has no escape.
func (s *scan) key() []byte {
	s.next()
	raw := s.quoted()
	s.next()
	s.at++
	if bytes.IndexByte(raw, '\\') < 0 {
		return raw[1 : len(raw)-1]
	}
	return []byte(unquote(raw))
}

// raw reads a whole value, as it is written.
func (s *scan) raw() []byte {
	switch s.next() {
	case '"':
		return s.quoted()
	case '{', '[':
		return s.nested()
	}
	from := s.at
	for ; s.at < len(s.data); s.at++ {
		switch s.data[s.at] {
		case ',', ']', '}', ' ', '\t', '\n', '\r':
			return s.data[from:s.at]
		}
	}
	return s.data[from:]
}

// nested reads an array or object.
func (s *scan) nested() []byte {
	from, depth := s.at, 0
	for {
		switch s.data[s.at] {
		case '"':
			s.quoted()
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				s.at++
				return s.data[from:s.at]
			}
		}
		s.at++
	}
}

// quoted reads a string with its quotes.
func (s *scan) quoted() []byte {
	from := s.at
	for s.at++; s.data[s.at] != '"'; s.at++ {
		if s.data[s.at] == '\\' {
			s.at++
		}
	}
	s.at++
	return s.data[from:s.at]
}

// unquote is what a string says. What encoding/json would replace, it replaces.
func unquote(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 && utf8.Valid(raw) {
		return string(raw[1 : len(raw)-1])
	}
	var s string
	json.Unmarshal(raw, &s) // raw is a string
	return s
}
