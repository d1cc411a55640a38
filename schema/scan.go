package schema

import "bytes"

// A Scan walks a JSON text that is known to be valid, token by token, and so need
// not look for mistakes: of an object,
//
//	for s.Enter(); s.More(); {
//		key, value := s.Key(), s.Raw()
//	}
//
// What it gives is the text's own memory.
type Scan struct {
	data []byte
	at   int
}

// NewScan begins where data does.
func NewScan(data []byte) Scan { return Scan{data: data} }

// next is the first byte of the next token.
func (s *Scan) next() byte {
	for ; ; s.at++ {
		switch c := s.data[s.at]; c {
		case ' ', '\t', '\n', '\r':
		default:
			return c
		}
	}
}

// Enter goes into the array or object that begins here.
func (s *Scan) Enter() { s.at++ }

// More says whether there is another item before the array or object ends, and
// goes to it or behind the end.
func (s *Scan) More() bool {
	switch s.next() {
	case ']', '}':
		s.at++
		return false
	case ',':
		s.at++
	}
	return true
}

// Key reads an object's key and the colon behind it. A key with an escape has
// memory of its own.
func (s *Scan) Key() []byte {
	s.next()
	raw := s.quoted()
	s.next()
	s.at++
	if bytes.IndexByte(raw, '\\') < 0 {
		return raw[1 : len(raw)-1]
	}
	return []byte(Unquote(raw))
}

// Raw reads a whole value, as it is written.
func (s *Scan) Raw() []byte {
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
			return s.data[from:s.at:s.at]
		}
	}
	return s.data[from:]
}

// nested reads an array or object.
func (s *Scan) nested() []byte {
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
				return s.data[from:s.at:s.at]
			}
		}
		s.at++
	}
}

// quoted reads a string with its quotes.
func (s *Scan) quoted() []byte {
	from := s.at
	for s.at++; s.data[s.at] != '"'; s.at++ {
		if s.data[s.at] == '\\' {
			s.at++
		}
	}
	s.at++
	return s.data[from:s.at:s.at]
}
