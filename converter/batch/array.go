package batch

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// An array reads a JSON array of objects without holding it whole: plain ones as they
// stand in the buffer, and from the first that is not plain on with encoding/json, which
// alone says what is wrong.
type array struct {
	plain *elements
	json  *json.Decoder // nil as long as all were plain
	row   int
	err   error // that came behind the rows of the last block
}

func newArray(r *bufio.Reader) (*array, error) {
	a := &array{}
	if start, err := r.Peek(1); err == nil && start[0] == '[' {
		a.plain = &elements{r: r}
		_, err := r.Discard(1)
		return a, err
	}
	a.json = json.NewDecoder(r)
	token, err := a.json.Token()
	if err != nil {
		return nil, a.broken(err)
	}
	if token != json.Delim('[') {
		return nil, fmt.Errorf("the rows are no JSON array: found %v; use --format ndjson for one object a line", token)
	}
	return a, nil
}

func (a *array) header() []string { return nil }
func (a *array) reader() reader   { return a }

// next reads elements until the block is full.
func (a *array) next(b *block) error {
	for a.err == nil && len(b.text) < blockSize {
		if a.err = a.element(b); a.err != nil && len(b.ends) > 0 {
			return nil
		}
	}
	return a.err
}

func (a *array) element(b *block) error {
	if a.json == nil {
		if text, ok := a.plain.next(); ok {
			a.row++
			b.text = append(b.text, text...)
			b.ends = append(b.ends, len(b.text))
			return nil
		}
		var err error
		if a.json, err = a.plain.decoder(); err != nil {
			return a.broken(err)
		}
	}
	if !a.json.More() {
		return a.end()
	}
	a.row++
	var raw json.RawMessage
	if err := a.json.Decode(&raw); err != nil {
		return a.broken(err)
	}
	b.text = append(b.text, raw...)
	b.ends = append(b.ends, len(b.text))
	return nil
}

// end reads the closing bracket and refuses anything behind it.
func (a *array) end() error {
	if _, err := a.json.Token(); err != nil {
		return a.broken(err)
	}
	if _, err := a.json.Token(); err != io.EOF {
		return fmt.Errorf("there is something behind the JSON array, which ended after row %d; send one array", a.row)
	}
	return io.EOF
}

func (a *array) broken(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("the JSON array ends too early, after row %d; rows behind that were not read", a.row)
	}
	return fmt.Errorf("the JSON array is broken at row %d: %v; rows from there on were not read", a.row, err)
}

func (a *array) read(b *block, to taker) {
	from := 0
	for _, end := range b.ends {
		if to.full() {
			return
		}
		if text := b.text[from:end]; !to.straightObject(text) {
			readObject(text, to)
		}
		from = end
	}
}
