package schema

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// A type with more fields than there are bits to see them twice is refused.
func TestMostFields(t *testing.T) {
	known := make([]reflect.StructField, mostFields+1)
	for i := range known {
		known[i] = reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: reflect.TypeFor[int]()}
	}
	err := newDecoder([]byte("{}")).value(reflect.New(reflect.StructOf(known)).Elem())
	if want := "a type of 65 fields is not read, only of 64"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// Every field of a case goes where encoding/json puts it.
func TestEveryFieldOfACase(t *testing.T) {
	text := []byte(`{"name":"n\u00e9\n","input":{"a":1,"b":"x","c":true,"d":null,"e\"":"\/"},"level":0.5,"expect":{
		"link":1,"response":{"a":2,"b":"Inf"},"se_link":3,"se_response":"-Inf","interval":{"conf_lwr":4,"conf_upr":5,"pred_lwr":6,"pred_upr":7},
		"class":"yes","probs":{"no":8,"yes":9},"se_probs":{"no":10},"survival":{"1":11},"quantile":{"0.5":12},"count":13,"zero":14,"prob":{"0":15},
		"terms":{"constant":16,"offset":17,"terms":{"x":18}},"ignored":["i","j"]},"reject":{"field":"f","message":"m"}}`)
	got, err := Decode[[]Case]([]byte("[" + string(text) + "]"))
	if err != nil {
		t.Fatal(err)
	}
	var want Case
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	gotText, _ := json.Marshal((*got)[0])
	wantText, err := json.Marshal(want)
	if err != nil || string(gotText) != string(wantText) {
		t.Errorf("\n got %s\nwant %s\n%v", gotText, wantText, err)
	}
	for i := range reflect.TypeFor[Scored]().NumField() {
		if reflect.ValueOf(*want.Expect).Field(i).IsZero() {
			t.Errorf("the case has no %s", reflect.TypeFor[Scored]().Field(i).Name)
		}
	}
}

// What is read is JSON, and what is refused for its syntax is none.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		minimal, "", "{", "{}", "[]", `{"format"`, `{"format":`, `{"format":"coefficients/1.0",}`, `{"cases":[1,]}`, `{"cases":[{"input":{"x":01}}]}`,
		`{"cases":[{"input":{"x":1 "y":2}}]}`, `{"cases":[{"expect":{"link":"Inf}}]}`, `{"class":["a" "b"]}`, `{"class":[,]}`, "{}{", `{"class":["\x"]}`, "{\"class\":[\"\t\"]}",
		`{"terms":{"variables":` + strings.Repeat(`[{"expr":{"args":`, 20) + `1`, `{"name":tru}`, `{"name":"a"`, `{"coefficients":[{"value":-}]}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := read[Coefficients](data)
		if isJSON := json.Valid(data); err == nil && !isJSON {
			t.Errorf("%q was read and is no JSON", data)
		} else if errors.Is(err, errSyntax) && isJSON {
			t.Errorf("%q is JSON", data)
		}
		if _, err := Decode[Coefficients](data); errors.Is(err, errSyntax) {
			t.Errorf("%q: no place of the mistake", data)
		}
	})
}
