package function

import (
	"bytes"
	"encoding/json"
	"io"
	"testing"
	"unicode/utf8"

	"serverless-poc/schema"
)

// FuzzRow holds the decoder of rows against encoding/json, which is slower: the
// same objects are read, with the same keys and values, and nothing else is.
func FuzzRow(f *testing.F) {
	for _, text := range []string{
		`{"gre":800,"gpa":4,"rank":1}`, `{ "a" : [ 1 , {"b":"]"} ] , "c":{}, "d" :null}`, ` {"\u00e4\"\\":"\ud800\n","x":-0.5e-3,"x":true}`, `{}`, `{"a":1e400}`,
		`{"a":1}x`, `{"a":}`, `[1]`, `"x"`, `{"a":"\q"}`, "{\"a\":\"\xff\"}", `{"a":[[],{},""]}`, `{"a":1,}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := members(data, "the row")
		want, whole := slowly(data)
		if whole != (err == nil) {
			t.Fatalf("read: %v, encoding/json: %v", err, whole)
		}
		if len(got) != len(want) {
			t.Fatalf("%d members, encoding/json has %d", len(got), len(want))
		}
		for i := range want {
			if got[i].key != want[i].key || !bytes.Equal(got[i].raw, want[i].raw) {
				t.Fatalf("%q: %s, encoding/json: %q: %s", got[i].key, got[i].raw, want[i].key, want[i].raw)
			}
			var value schema.Value
			wrong := value.UnmarshalJSON(want[i].raw)
			if mine, problem := cell(got[i]); (problem != nil) != (wrong != nil) || problem == nil && mine != value {
				t.Fatalf("%s: %v %v, encoding/json: %v %v", got[i].raw, mine, problem, value, wrong)
			}
			if isArray(got[i].raw) {
				var all []json.RawMessage
				if err := json.Unmarshal(got[i].raw, &all); err != nil || len(all) != len(elements(got[i].raw)) {
					t.Fatalf("%s: %d elements, encoding/json has %d", got[i].raw, len(elements(got[i].raw)), len(all))
				}
			}
		}
		rowOf(got)
	})
}

// slowly reads an object with encoding/json; whole says that it is one, in UTF-8,
// and nothing is behind it.
func slowly(data []byte) (list []member, whole bool) {
	d := json.NewDecoder(bytes.NewReader(data))
	if token, err := d.Token(); err != nil || token != json.Delim('{') || !utf8.Valid(data) {
		return nil, false
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, false
		}
		m := member{key: key.(string)}
		if d.Decode(&m.raw) != nil {
			return nil, false
		}
		list = append(list, m)
	}
	if _, err := d.Token(); err != nil {
		return nil, false
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, false
	}
	return list, true
}
