package schema

import (
	"fmt"
	"strings"
)

// members are the items of an object whose keys are known:
//
//	w := d.members(known)
//	for w.next() {
//		w.err = ... // reads the value of known[w.at]
//	}
//	return w.err
//
// Keys are looked for where the types have them first, which is where canonical
// JSON has them.
type members struct {
	items
	known []field
	at    int
	seen  uint64 // a bit for each of known
}

// mostFields is how many may be known.
const mostFields = 64

func (d *decoder) members(known []field) members {
	w := members{items: d.items('{'), known: known, at: -1}
	if len(known) > mostFields && w.err == nil {
		w.n, w.err = -1, fmt.Errorf("a type of %d fields is not read, only of %d", len(known), mostFields)
	}
	return w
}

// next goes to the next item and reads its key; at the end it misses what must be there.
func (w *members) next() bool {
	if w.err != nil {
		if w.n >= 0 {
			w.err = below(w.known[w.at].name, w.err)
		}
		return false
	}
	if !w.step() {
		w.missing()
		return false
	}
	key, ok := w.d.key()
	if !ok {
		w.err = errSyntax
		return false
	}
	if w.at = find(w.known, key, w.at+1); w.at < 0 {
		w.err = unknown(string(key), w.known)
		return false
	}
	if bit := uint64(1) << w.at; w.seen&bit == 0 {
		w.seen |= bit
		return true
	}
	w.err = duplicate(string(key))
	return false
}

func (w *members) missing() {
	if w.err != nil {
		return
	}
	for i, f := range w.known {
		if f.required && w.seen&(1<<i) == 0 {
			w.err = below(f.name, &DecodeError{Problem: "missing", Hint: "add it"})
			return
		}
	}
}

// find is the place of key in known, or -1. It begins at from.
func find(known []field, key []byte, from int) int {
	for i := range known {
		if i += from; i >= len(known) {
			i -= len(known)
		}
		if known[i].name == string(key) {
			return i
		}
	}
	return -1
}

func unknown(key string, known []field) error {
	names := make([]string, len(known))
	for i, f := range known {
		if strings.EqualFold(f.name, key) {
			return below(key, &DecodeError{Problem: "unknown key", Hint: fmt.Sprintf("did you mean %q?", f.name)})
		}
		names[i] = f.name
	}
	return below(key, &DecodeError{Problem: "unknown key", Hint: "known here: " + strings.Join(names, ", ")})
}

func duplicate(key string) error {
	return below(key, &DecodeError{Problem: "the key is there twice", Hint: "keep one of them"})
}
