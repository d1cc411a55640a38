package batch

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// arrays are JSON arrays behind their bracket, and what is none.
var arrays = []string{
	`]`, ` ] `, `{"a":1}]`, `{"a":1},{"b":"x y"}]`, " { \"a\" : 1 } \n,\r\n\t{}\n]\n", `{"a":1},{"b":"\u0031"},{"c":3}]`, `{"a":{}},{"b":[1]},{"c":3}]`,
	`{"a":"}"},{"b":"{["}]`, `{"a":1},]`, `{"a":1}{"b":1}]`, `{"a":1} 5]`, `{"a":1}.5]`, `{"a":1},5,"x",null]`, `,{"a":1}]`, `{"a":1},,{"b":1}]`, `{"a":1}`, `{"a":1},`, `{"a":`, ``,
	`{"a":1}] {"b":1}`, `{"a":1}]]`, `{"a":1},{"a":01}]`, `{"a":1},{"a":tru},{"b":1}]`, `{"a":1},{"a" 1}]`, "{\"a\":\"x\ny\"}]", "{\"\xff\":\"é\"}]", `{"a":1]}`, `[1],{"a":1}]`, `{"a":1},{"a}]`,
}

// TestElementsAreTheDecoders holds the elements of arrays in buffers of all sizes
// against encoding/json's alone.
func TestElementsAreTheDecoders(t *testing.T) {
	for _, text := range append(arrays, `{"a":1},{"long":"`+strings.Repeat("x", 100)+`"},{"b":2}]`) {
		sameElements(t, text)
	}
}

// FuzzElements is TestElementsAreTheDecoders with any text.
func FuzzElements(f *testing.F) {
	for _, text := range arrays {
		f.Add(text)
	}
	f.Fuzz(sameElements)
}

func sameElements(t *testing.T, text string) {
	d := json.NewDecoder(strings.NewReader("[" + text))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	want := elementsOf(&array{json: d})
	for _, size := range []int{16, 40, 4096} {
		for _, r := range []io.Reader{strings.NewReader("[" + text), &byByte{text: "[" + text}} {
			a, err := newArray(bufio.NewReaderSize(r, size))
			if err != nil {
				t.Fatal(err)
			}
			if got := elementsOf(a); got != want {
				t.Errorf("[%q in %d bytes is\n%s\nwant\n%s", text, size, got, want)
			}
		}
	}
}

// elementsOf are all elements, and what ended them.
func elementsOf(a *array) string {
	var out strings.Builder
	for b := (&block{}); ; b.text, b.ends = b.text[:0], b.ends[:0] {
		if err := a.element(b); err != nil {
			return out.String() + err.Error()
		}
		fmt.Fprintf(&out, "%d %s\n", a.row, b.text)
	}
}

// A byByte gives a byte at a time.
type byByte struct{ text string }

func (r *byByte) Read(p []byte) (int, error) {
	if r.text == "" {
		return 0, io.EOF
	}
	if len(p) == 0 {
		return 0, errors.New("nothing is asked for")
	}
	p[0], r.text = r.text[0], r.text[1:]
	return 1, nil
}

// TestElementsArePlain says that plain objects do not go by encoding/json.
func TestElementsArePlain(t *testing.T) {
	const rows = 5000
	a, err := newArray(bufio.NewReader(strings.NewReader("[" + strings.Repeat(`{"gre":400,"gpa":3.5,"rank":"1"}`+",\n", rows) + "{}]")))
	if err != nil {
		t.Fatal(err)
	}
	for b := (&block{}); a.row < rows; {
		if err := a.element(b); err != nil || a.json != nil {
			t.Fatalf("row %d goes by encoding/json: %v", a.row, err)
		}
	}
}
