package batch

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"

	"serverless-poc/schema"
)

// elements are those of a JSON array, behind its bracket, as long as they are plain:
// objects without objects or arrays in them, nor escapes, that fit into the buffer.
type elements struct {
	r     *bufio.Reader
	begun bool // one was given
}

// next gives an element, which stays as it is until the next one is asked for. It is
// false where what comes is none or not plain, and leaves that unread.
func (e *elements) next() (text []byte, ok bool) {
	for {
		window, _ := e.r.Peek(e.r.Buffered())
		from, end, more := element(window, e.begun)
		switch {
		case end > 0 && schema.Valid(window[from:end]):
			e.begun = true
			_, err := e.r.Discard(end)
			return window[from:end], err == nil
		case end > 0 || !more || len(window) == e.r.Size():
			return nil, false
		}
		if _, err := e.r.Peek(len(window) + 1); err != nil {
			return nil, false
		}
	}
}

// element is the place of the plain object that text begins with, behind a comma where
// one was before. The end is 0 where it is not there; more says that it may be, in
// more of the text.
func element(text []byte, comma bool) (from, end int, more bool) {
	at := afterBlanks(text, 0)
	if comma && at < len(text) {
		if text[at] != ',' {
			return 0, 0, false
		}
		at = afterBlanks(text, at+1)
	}
	if at == len(text) {
		return 0, 0, true
	}
	if text[at] != '{' {
		return 0, 0, false
	}
	from, quoted := at, false
	for at++; at < len(text); at++ {
		switch text[at] {
		case '"':
			quoted = !quoted
		case '\\':
			return 0, 0, false
		case '{', '[':
			if !quoted {
				return 0, 0, false
			}
		case '}':
			if !quoted {
				return from, at + 1, true
			}
		}
	}
	return 0, 0, true
}

// afterBlanks is the place of the first byte from at on that is no blank of JSON.
func afterBlanks(text []byte, at int) int {
	for at < len(text) && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r') {
		at++
	}
	return at
}

// decoder goes on behind the last element that was given: it has read an array up to
// there, with an empty object in place of what was before.
func (e *elements) decoder() (*json.Decoder, error) {
	if !e.begun {
		d := json.NewDecoder(io.MultiReader(strings.NewReader("["), e.r))
		_, err := d.Token()
		return d, err
	}
	d := json.NewDecoder(io.MultiReader(strings.NewReader("[{}"), e.r))
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	var before json.RawMessage
	return d, d.Decode(&before)
}
