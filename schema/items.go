package schema

// items walk an array or object:
//
//	w := d.items('[')
//	for w.next() {
//		w.err = ... // reads the w.n-th item
//	}
//	return w.err
type items struct {
	d       *decoder
	closing byte
	n       int
	err     error // of the item, or with how it stands among the others
}

// items begins an array or object.
func (d *decoder) items(opening byte) items {
	w := items{d: d, closing: opening + 2, n: -1} // ] and } are two behind
	switch {
	case d.Peek() != opening:
		w.err = d.wrongKind(opening)
	case d.depth == mostDeep:
		w.err = errSyntax
	default:
		d.depth++
		d.at++
	}
	return w
}

// step goes to the next item, or behind the end.
func (w *items) step() bool {
	w.n++
	if w.d.Mark(w.closing) {
		w.d.depth--
		return false
	}
	if w.n > 0 && !w.d.Mark(',') {
		w.err = errSyntax
		return false
	}
	return true
}

// next goes to the next item of an array.
func (w *items) next() bool {
	if w.err != nil {
		if w.n >= 0 {
			w.err = below(w.n, w.err)
		}
		return false
	}
	return w.step()
}

// keyed are the items of an object whose keys are not known beforehand.
type keyed struct {
	items
	key string
}

func (d *decoder) keyed() keyed { return keyed{items: d.items('{')} }

// next goes to the next item and reads its key.
func (w *keyed) next() bool {
	if w.err != nil {
		if w.n >= 0 {
			w.err = below(w.key, w.err)
		}
		return false
	}
	if !w.step() {
		return false
	}
	key, ok := w.d.key()
	if !ok {
		w.err = errSyntax
		return false
	}
	w.key = w.d.names.of(key)
	return true
}

// key reads an object's key and the colon behind it.
func (d *decoder) key() ([]byte, bool) {
	from := d.at
	key, ok := d.Plain()
	if !ok {
		d.at = from
		raw, valid := d.raw()
		if !valid || raw[0] != '"' {
			return nil, false
		}
		key = []byte(Unquote(raw))
	}
	return key, d.Mark(':')
}
