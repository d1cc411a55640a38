package batch

import (
	"io"
	"slices"
)

// jsonEncoder writes a JSON object for each row: in a line of its own, or behind a
// comma and a line's end as the element of an array.
type jsonEncoder struct {
	block   *block
	columns []column
	before  string   // an element
	after   string   // a line
	leads   []string // what stands before each value where all are there
	tail    string   // and behind the last
	ignored []string // of the row before, as most rows have the same
	listed  []byte   // those as they are written
}

func newJSONEncoder(columns []column, array bool) *jsonEncoder {
	e := &jsonEncoder{columns: columns, after: "\n"}
	if array {
		e.before, e.after = ",\n", ""
	}
	var path []string
	for i, c := range columns {
		e.leads = append(e.leads, between(path, c.path, i == 0))
		path = c.path
	}
	e.tail = between(path, nil, len(columns) == 0)
	return e
}

func (e *jsonEncoder) begin(b *block) { e.block = b }

func (e *jsonEncoder) good(values []value, ignored []string) {
	b := append(e.block.out.text, e.before...)
	if allThere(values) {
		for i := range values {
			b = values[i].appendJSON(append(b, e.leads[i]...))
		}
		b = append(b, e.tail...)
	} else {
		b = e.some(b, values)
	}
	if len(ignored) > 0 {
		if b[len(b)-1] != '{' {
			b = append(b, ',')
		}
		if !slices.Equal(ignored, e.ignored) {
			e.ignored, e.listed = ignored, encoded(ignored)
		}
		b = append(append(b, `"ignored":`...), e.listed...)
	}
	b = append(b, '}')
	e.block.out.text = append(b, e.after...)
}

// allThere says that all values are there.
func allThere(values []value) bool {
	for i := range values {
		if values[i].kind == absent {
			return false
		}
	}
	return true
}

// some writes the values that are there.
func (e *jsonEncoder) some(b []byte, values []value) []byte {
	var path []string
	first := true
	for i := range values {
		if values[i].kind == absent {
			continue
		}
		b = values[i].appendJSON(append(b, between(path, e.columns[i].path, first)...))
		path, first = e.columns[i].path, false
	}
	return append(b, between(path, nil, first)...)
}

// between is what stands between the values at two paths; behind the last one the
// outermost object stays open.
func between(path, next []string, first bool) string {
	if first {
		path = nil
	}
	same := 0
	for same < len(path)-1 && same < len(next)-1 && path[same] == next[same] {
		same++
	}
	var b []byte
	for range max(len(path)-1-same, 0) {
		b = append(b, '}')
	}
	switch {
	case first:
		b = append(b, '{')
	case next != nil:
		b = append(b, ',')
	}
	for i := same; i < len(next); i++ {
		b = append(append(b, encoded(next[i])...), ':')
		if i < len(next)-1 {
			b = append(b, '{')
		}
	}
	return string(b)
}

func (e *jsonEncoder) failed(err error, row int) bool {
	out := &e.block.out
	out.text = append(out.text, e.before...)
	appendFailure(out, err, row)
	out.text = append(out.text, e.after...)
	return true
}

// arraySink writes the brackets, and no comma before the first element.
type arraySink struct {
	w     io.Writer
	begun bool
}

func (s *arraySink) write(b *block, before int) error {
	if len(b.out.text) == 0 {
		return nil
	}
	if !s.begun {
		b.out.text[0] = '['
		s.begun = true
	}
	return b.out.write(s.w, before)
}

func (s *arraySink) end(whole bool) error {
	end := "\n]\n"
	switch {
	case !whole:
		return nil
	case !s.begun:
		end = "[" + end
	}
	_, err := io.WriteString(s.w, end)
	return err
}
