package function

import (
	"bytes"
	"encoding/json"
	"strings"
)

// A scanner walks over the values of one object or array that is known to be
// valid JSON, and so need not look for mistakes. It allocates nothing.
type scanner struct {
	data []byte
	at   int
}

// next goes to the next value: over blanks and the one mark that stands before
// it. It is false at the end of the object or array.
func (s *scanner) next() bool {
	s.blanks()
	s.at++ // the opening bracket, a comma, a colon, or the closing bracket
	if s.at >= len(s.data) {
		return false
	}
	s.blanks()
	return s.data[s.at] != '}' && s.data[s.at] != ']' // of an empty one
}

// value gives the value that begins here and goes behind it.
func (s *scanner) value() json.RawMessage {
	start := s.at
	switch s.data[s.at] {
	case '"':
		s.quoted()
	case '{', '[':
		s.nested()
	default:
		for s.at < len(s.data) && strings.IndexByte(",]} \t\r\n", s.data[s.at]) < 0 {
			s.at++
		}
	}
	return s.data[start:s.at:s.at]
}

func (s *scanner) blanks() {
	for s.data[s.at] == ' ' || s.data[s.at] == '\n' || s.data[s.at] == '\t' || s.data[s.at] == '\r' {
		s.at++
	}
}

// quoted goes behind a string.
func (s *scanner) quoted() {
	for s.at++; s.data[s.at] != '"'; s.at++ {
		if s.data[s.at] == '\\' {
			s.at++
		}
	}
	s.at++
}

// nested goes behind an object or array.
func (s *scanner) nested() {
	for depth := 0; ; {
		switch s.data[s.at] {
		case '"':
			s.quoted()
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		if s.at++; depth == 0 {
			return
		}
	}
}

// text is a JSON string as Go has it.
func text(quoted json.RawMessage) string {
	inner := quoted[1 : len(quoted)-1]
	if bytes.IndexByte(inner, '\\') < 0 {
		return string(inner)
	}
	var s string
	_ = json.Unmarshal(quoted, &s) // it is known to be valid
	return s
}
