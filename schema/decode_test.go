package schema

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// sealed gives text, which says Unsealed, its checksum.
func sealed(text string) []byte { return Seal([]byte(text), Unsealed) }

// edit replaces the first old in the minimal document.
func edit(t *testing.T, old, new string) string {
	t.Helper()
	if !strings.Contains(minimal, old) {
		t.Fatalf("the minimal document has no %q", old)
	}
	return strings.Replace(minimal, old, new, 1)
}

func TestDecodeRefuses(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"unknown key", `"name":"m"`, `"name":"m","zeta":1`,
			"/zeta: unknown key; known here: format, name, fitted_at, class, formula, response, predictors, terms, coefficients, equations, family, rule, standard_errors, provenance, tolerance, cases, checksum"},
		{"unknown key below", `"type":"numeric","expr"`, `"type":"numeric","a/b~c":1,"expr"`,
			"/terms/variables/0/a~1b~0c: unknown key; known here: name, type, expr, columns, levels, contrast"},
		{"another case", `"name":"m"`, `"Name":"m"`, `/Name: unknown key; did you mean "name"?`},
		{"twice", `"name":"m"`, `"name":"m","name":"m"`, "/name: the key is there twice; keep one of them"},
		{"twice by escape", `"name":"m"`, `"name":"m","n\u0061me":"n"`, "/name: the key is there twice; keep one of them"},
		{"twice in a map", `{"x":1}`, `{"x":1,"\u0078":2}`, "/cases/0/input/x: the key is there twice; keep one of them"},
		{"missing", `"name":"m",`, ``, "/name: missing; add it"},
		{"missing below", `,"link":{"name":"identity"}`, ``, "/family/link: missing; add it"},
		{"string for number", `"value":0.1`, `"value":"0.1"`,
			`/coefficients/0/value: found "0.1"; expected a number, "Inf", "-Inf" or null`},
		{"NaN as a string", `"value":0.1`, `"value":"NaN"`,
			`/coefficients/0/value: found "NaN"; expected a number, "Inf", "-Inf" or null`},
		{"NaN as a word", `"value":0.1`, `"value":NaN`,
			"document: not JSON at line 5, column 58: invalid character 'N' looking for beginning of value; mend it there or write the document again"},
		{"beyond doubles", `"value":0.1`, `"value":-1e400`,
			`/coefficients/0/value: -1e400 is beyond the range of doubles; write "Inf" or "-Inf" where infinity is meant`},
		{"input beyond doubles", `{"x":1}`, `{"x":1e400}`,
			`/cases/0/input/x: 1e400 is beyond the range of doubles; write "Inf" or "-Inf" where infinity is meant`},
		{"array for a value", `{"x":1}`, `{"x":[1,  2]}`,
			"/cases/0/input/x: found [1, 2]; expected a number, a string, true, false or null"},
		{"long value", `{"x":1}`, `{"x":["` + strings.Repeat("é", 80) + `"]}`,
			`/cases/0/input/x: found ["` + strings.Repeat("é", 55) + "...; expected a number, a string, true, false or null"},
		{"fraction for an integer", `"n":3`, `"n":3.0`, "/provenance/n: found 3.0; expected a whole number, without a decimal point"},
		{"huge integer", `"n":3`, `"n":9223372036854775808`,
			"/provenance/n: found 9223372036854775808; expected a whole number, without a decimal point"},
		{"null for a string", `"name":"m"`, `"name":null`, "/name: found null; expected a string"},
		{"null for an array", `"class":["lm"]`, `"class":null`, "/class: found null; expected an array"},
		{"null for an object", `{"name":"identity"}`, `null`, "/family/link: found null; expected an object"},
		{"object for an array", `"class":["lm"]`, `"class":{}`, "/class: found an object; expected an array"},
		{"string for an object", `{"name":"identity"}`, `"logit"`, `/family/link: found "logit"; expected an object`},
		{"number for a string", `["lm"]`, `["lm",1]`, "/class/1: found 1; expected a string"},
		{"string for a boolean", `"intercept":true`, `"intercept":"TRUE"`, `/terms/intercept: found "TRUE"; expected true or false`},
		{"map of strings", `{"stats":"4.2.2"}`, `{"stats":4.2}`, "/provenance/packages/stats: found 4.2; expected a string"},
		{"half a surrogate pair", `"name":"m"`, `"name":"\\\ud83d."`,
			`document: half a surrogate pair at line 1, column 40: \ud83d is no character; write the character itself in UTF-8`},
		{"the other half", `"name":"m"`, `"name":"\uDE00"`,
			`document: half a surrogate pair at line 1, column 38: \uDE00 is no character; write the character itself in UTF-8`},
		{"not UTF-8", `"name":"m"`, "\"name\":\"\xff\"", "document: not valid UTF-8; save the document as UTF-8"},
		{"trailing data", "\"}\n", "\"}\n{}",
			"document: not JSON at line 11, column 1: invalid character '{' after top-level value; mend it there or write the document again"},
		{"cut off", "\"}\n", "\"",
			"document: not JSON at line 10, column 50: the document ends too early; mend it there or write the document again"},
		{"deep", `{"x":1}`, `{"x":` + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + `}`,
			"document: not JSON at line 9, column 10035: invalid character '[' exceeded max depth; mend it there or write the document again"},
		{"format is no string", `"coefficients/1.0"`, `1`, "/format: found 1; expected a string"},
		{"no format", `"format":"coefficients/1.0",`, ``,
			`/format: missing: this is not a document of kind "coefficients"; its first key must be "format": "coefficients/1.2"`},
		{"another kind", `"coefficients/1.0"`, `"artefact/1.0"`,
			`/format: "artefact/1.0" is not a document of kind "coefficients"; give one whose format is "coefficients/1.2"`},
		{"newer major", `"coefficients/1.0"`, `"coefficients/2.0","unheard":"of"`,
			`/format: "coefficients/2.0" is not known here, this program reads "coefficients/1.2"; use the release that wrote it, or write the document again with this one`},
		{"newer minor", `"coefficients/1.0"`, `"coefficients/1.3"`,
			`/format: "coefficients/1.3" is not known here, this program reads "coefficients/1.2"; use the release that wrote it, or write the document again with this one`},
		{"minor spelled otherwise", `"coefficients/1.0"`, `"coefficients/1.00"`,
			`/format: "coefficients/1.00" is not known here, this program reads "coefficients/1.2"; use the release that wrote it, or write the document again with this one`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := DecodeCoefficients(sealed(edit(t, test.old, test.new)))
			if err == nil {
				t.Fatal("accepted")
			}
			if err.Error() != test.want {
				t.Errorf("\n got %s\nwant %s", err, test.want)
			}
		})
	}
}

func TestDecodeWholeDocument(t *testing.T) {
	for text, want := range map[string]string{
		"":                  "document: not JSON at line 1, column 1: the document ends too early; mend it there or write the document again",
		" \n ":              "document: not JSON at line 2, column 2: the document ends too early; mend it there or write the document again",
		"[]":                "document: found an array; expected an object",
		"null":              `/format: missing: this is not a document of kind "coefficients"; its first key must be "format": "coefficients/1.2"`,
		"1e9":               "document: found 1e9; expected an object",
		"{\n  \"a\": 1,\n}": "document: not JSON at line 3, column 1: invalid character '}' looking for beginning of object key string; mend it there or write the document again",
	} {
		_, err := DecodeCoefficients([]byte(text))
		if err == nil || err.Error() != want {
			t.Errorf("%q:\n got %v\nwant %s", text, err, want)
		}
	}
}

func TestDecodeErrorHasPointer(t *testing.T) {
	_, err := DecodeCoefficients(sealed(edit(t, `"codes":[1]`, `"codes":[1,true]`)))
	var wrong *DecodeError
	if !errors.As(err, &wrong) {
		t.Fatalf("%T is not a *DecodeError", err)
	}
	if want := (DecodeError{"/terms/terms/0/codes/1", "found true", "expected a whole number, without a decimal point"}); *wrong != want {
		t.Errorf("got %+v, want %+v", *wrong, want)
	}
}

func TestDecodeReadsWhatItSays(t *testing.T) {
	c, err := DecodeCoefficients(sealed(edit(t, `{"x":1}`, `{"a":-0.0,"b":null,"c":"\ud83d\ude00\\ud83d","d":false,"e":"Inf"}`)))
	if err != nil {
		t.Fatal(err)
	}
	input := c.Cases[0].Input
	for name, want := range map[string]Value{"b": {}, "c": Str("😀\\ud83d"), "d": Bool(false), "e": Str("Inf")} {
		if input[name] != want {
			t.Errorf("input %s is %v, want %v", name, input[name], want)
		}
	}
	if a := input["a"]; a.Kind() != KindNumber || !math.Signbit(a.Float()) {
		t.Errorf("-0.0 is %v", a)
	}
	k := c.Coefficients[0]
	if !math.IsNaN(float64(k.StdError)) || !math.IsInf(float64(k.Statistic), 1) {
		t.Errorf("null is %v and \"Inf\" is %v", k.StdError, k.Statistic)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(minimal))
	f.Add([]byte(`{"format":"coefficients/1.0"}`))
	f.Add([]byte(strings.ReplaceAll(minimal, `0.1`, `-0`)))
	f.Add([]byte(strings.ReplaceAll(minimal, `"x"`, `"\ud83d\ude00\u0000\u2028<&>"`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := DecodeCoefficients(Seal(data, Unsealed))
		if err != nil {
			return
		}
		c.Checksum = Unsealed
		once, err := Encode(c)
		if err != nil {
			t.Fatal(err)
		}
		once = Seal(once, Unsealed)
		again, err := DecodeCoefficients(once)
		if err != nil {
			t.Fatalf("does not read what it wrote: %v\n%s", err, once)
		}
		if twice, err := Encode(again); err != nil || string(once) != string(twice) {
			t.Errorf("not a fixpoint: %v\n%s%s", err, once, twice)
		}
	})
}
