package converter

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"serverless-poc/converter/internal/sample"
	"serverless-poc/engine"
	"serverless-poc/schema"
)

// TestFixturesConvert converts every fixture, twice to the same bytes, and loads
// what came out.
func TestFixturesConvert(t *testing.T) {
	for _, f := range sample.Fixtures(t) {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			once, err := Convert(f.Coefficients)
			if err != nil {
				t.Fatal(err)
			}
			again, err := Convert(f.Coefficients)
			if err != nil || !bytes.Equal(once.Bytes, again.Bytes) {
				t.Errorf("the same coefficients gave other bytes: %v", err)
			}
			loaded, err := Load(once.Bytes)
			if err != nil {
				t.Fatal(err)
			}
			if once.Cases == 0 || loaded.Cases != once.Cases || loaded.Digest != once.Digest || once.Digest != schema.Digest(once.Bytes) {
				t.Errorf("converted %d cases, digest %s; loaded %d, %s", once.Cases, once.Digest, loaded.Cases, loaded.Digest)
			}
		})
	}
}

// TestConvertIgnoresLayout: a document's layout is not its content, if its
// checksum is that of the layout.
func TestConvertIgnoresLayout(t *testing.T) {
	data := sample.Admission(t)
	want := convert(t, data)
	got := convert(t, reseal(bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n\t"))))
	if !bytes.Equal(got.Bytes, want.Bytes) {
		t.Error("another layout gave other bytes")
	}
}

// reseal gives a changed document the checksum of the change.
func reseal(data []byte) []byte {
	says := regexp.MustCompile(`md5:[0-9a-f]{32}`).FindAll(data, -1)
	return schema.Seal(data, string(says[len(says)-1]))
}

// TestConvertRefusesTheLastBit: a change far below every tolerance.
func TestConvertRefusesTheLastBit(t *testing.T) {
	data := bytes.Replace(sample.Admission(t), []byte(`"response": 0.34924772276659272`), []byte(`"response": 0.34924772276659273`), 1)
	_, err := Convert(data)
	var changed *schema.ChecksumError
	if !errors.As(err, &changed) {
		t.Fatalf("got %v, want a *schema.ChecksumError", err)
	}
}

// TestConvertRefusesOneBit changes the admissions model under a checksum that
// agrees: in a coefficient, in what R predicted and in what R was asked.
func TestConvertRefusesOneBit(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"coefficient", `"value": 0.80403754928022131`, `"value": 0.80403754928122131`,
			`case "typical": link: R says -0.6223475655043319, we say -0.62234`},
		{"prediction", `"response": 0.34924772276659272`, `"response": 0.34924772376659272`,
			`case "typical": response: R says 0.34924772376659274, we say 0.3492477227665927: difference 1e-09, allowed 3.49e-10`},
		{"standard error", `"se_link": 0.17553002781249302`, `"se_link": 0.17554002781249302`,
			`case "typical": se_link: R says 0.17554002781249303, we say 0.17553002781249302: difference 1e-05, allowed 1.76e-10`},
		{"input", `{"gre": 580, "gpa": 3.395, "rank": "1"}`, `{"gre": 580, "gpa": 3.395, "rank": "3"}`,
			`case "rank = 1": class: R says "1", we say "0"`},
		{"class", `"class": "1"`, `"class": "0"`, `case "rank = 1": class: R says "0", we say "1"`},
		{"rejection", `"reject": {"field": "rank"`, `"reject": {"field": "gre"`,
			`case "rank is missing": rejection: R says refused because of gre, we say refused: rank`},
	}
	data := string(sample.Admission(t))
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(data, test.old) {
				t.Fatalf("the fixture has no %s", test.old)
			}
			_, err := Convert(reseal([]byte(strings.Replace(data, test.old, test.new, 1))))
			var differs *engine.ReplayError
			if !errors.As(err, &differs) {
				t.Fatalf("got %v, want a *engine.ReplayError", err)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("\n got %v\nwant ... %s", err, test.want)
			}
		})
	}
}

// TestConvertRefusesForm shows that the decoder's word and the schema's are one list.
func TestConvertRefusesForm(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"another kind", `"coefficients/1.2"`, `"artefact/1.2"`,
			`/format: "artefact/1.2" is not a document of kind "coefficients"; give one whose format is "coefficients/1.2"`},
		{"all at once", `"name": "admission",`, `"nom": "admission", "Class": 1,`,
			"/Class: unknown key; did you mean \"class\"?\n" +
				"/name: missing; add it: lower case letters, digits and single hyphens, at most 50; it names the artefact's folder\n" +
				"/nom: unknown key; known here: cases, checksum, class, coefficients, equations, family, fitted_at, format, formula, name, predictors, provenance, response, rule, standard_errors, terms, tolerance"},
		{"duplicate key beside a bad name", `"name": "admission",`, `"name": "admission", "name": "A B",`,
			`/name: found "A B"; expected lower case letters, digits and single hyphens, at most 50; it names the artefact's folder`},
		{"duplicate key alone", `"name": "admission",`, `"name": "admission", "name": "admission",`,
			"/name: the key is there twice; keep one of them"},
		{"not JSON", `"name": "admission",`, `"name": admission,`,
			"document: not JSON at line 3, column 11: invalid character 'a' looking for beginning of value; mend it there or write the document again"},
		{"wide tolerance", `"response": 1.0000000000000001e-09`, `"response": 0.1`,
			"/tolerance/response: found 0.1; expected a number from 0 to 1e-9; a wider one would prove nothing"},
		{"unknown link", `"logit"`, `"logitt"`, ""},
	}
	data := string(sample.Admission(t))
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(data, test.old) {
				t.Fatalf("the fixture has no %s", test.old)
			}
			changed := []byte(strings.Replace(data, test.old, test.new, 1))
			if test.want == "" {
				changed = reseal(changed)
			}
			_, err := Convert(changed)
			if err == nil {
				t.Fatal("converted")
			}
			if test.want == "" {
				var refused *engine.CompileError
				if !errors.As(err, &refused) || refused.Pointer != "/family/link" {
					t.Errorf("got %v, want a *engine.CompileError", err)
				}
			} else if err.Error() != test.want {
				t.Errorf("\n got %v\nwant %s", err, test.want)
			}
		})
	}
}

func TestLoadRefuses(t *testing.T) {
	c := convert(t, sample.Admission(t))
	v := c.Artefact.Version
	tests := []struct{ name, old, new, want string }{
		{"changed content", `"value":0.8`, `"value":0.9`, "/version: the artefact says " + v + " but its content is "},
		{"changed version", v, "20260101T000000Z" + v[16:], "/version: the artefact says 20260101T000000Z" + v[16:] + " but its content is " + v},
		{"a space", `"formula":`, `"formula": `, "document: the artefact is not written as this program writes it"},
		{"a spelling", `"intercept":true`, `"intercept":true `, "document: the artefact is not written as this program writes it"},
		{"coefficients", `"format":"artefact/1.2","version":"` + v + `"`, `"format":"coefficients/1.2"`,
			`/format: "coefficients/1.2" is not a document of kind "artefact"; give one whose format is "artefact/1.2"`},
		{"a newer format", `artefact/1.2`, `artefact/2.0`, `/format: "artefact/2.0" is not known here, this program reads "artefact/1.2"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			changed := bytes.Replace(c.Bytes, []byte(test.old), []byte(test.new), 1)
			if bytes.Equal(changed, c.Bytes) {
				t.Fatalf("the artefact has no %s", test.old)
			}
			_, err := Load(changed)
			if err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("\n got %v\nwant %s...", err, test.want)
			}
		})
	}
}

// TestLoadRefusesEveryByte changes single bytes all over an artefact.
func TestLoadRefusesEveryByte(t *testing.T) {
	c := convert(t, sample.Admission(t))
	for at := 0; at < len(c.Bytes); at += 97 {
		changed := bytes.Clone(c.Bytes)
		changed[at] ^= 1
		if _, err := Load(changed); err == nil {
			t.Errorf("byte %d: %q for %q was accepted", at, changed[at], c.Bytes[at])
		}
	}
}

func convert(t testing.TB, data []byte) *Converted {
	t.Helper()
	c, err := Convert(data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
