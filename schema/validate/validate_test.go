package validate

import (
	"errors"
	"strings"
	"testing"
)

const good = `{"format":"coefficients/1.0","name":"m","fitted_at":"2026-01-02T03:04:05Z","class":["lm"],"formula":"y ~ x",
"response":{"name":"y","type":"numeric"},
"predictors":[{"name":"x","type":"numeric"}],
"terms":{"intercept":true,"variables":[{"name":"x","type":"numeric","expr":{"predictor":"x"}}],"terms":[{"label":"x","codes":[1]}]},
"coefficients":[{"name":"(Intercept)","assign":0,"value":0.1,"std_error":null,"statistic":"Inf","p_value":0}],
"family":{"name":"gaussian","link":{"name":"identity"}},
"provenance":{"r":"R version 4.2.2","packages":{"stats":"4.2.2"},"call":"lm(y ~ x)","n":3,"data_digest":""},
"tolerance":{"link":1e-12,"link_scale":1e-14,"response":1e-9,"se":1e-9},
"cases":[{"name":"first","input":{"x":1},"expect":{"link":0.1,"response":0.1}}],
"checksum":"md5:0123456789abcdef0123456789abcdef"}
`

func TestGood(t *testing.T) {
	artefact := strings.Replace(good, `"coefficients/1.0"`, `"artefact/1.0","version":"20260102T030405Z-0123456789ab"`, 1)
	artefact = artefact[:strings.Index(artefact, ",\n\"checksum\"")] + "}"
	for name, err := range map[string]error{
		"coefficients": Coefficients([]byte(good)),
		"artefact":     Artefact([]byte(artefact)),
		"stack": Stack([]byte(`{"models":[{"name":"m","coefficients":"m.json","event":{"x":"1"}}],"buckets":{"models":"m-m","packages":"p.p"},
			"role":"R","policy":"P","function":{"prefix":"F","memory_mb":128,"timeout_s":3,"architecture":"arm64"},"alias":"live","log_retention_days":30}`)),
		"request":  Request([]byte(`{"gre":"800","gpa":4,"yes":true,"na":null}`)),
		"response": Response([]byte(`{"result":null,"link":null,"response":"-Inf","model":"m","version":"20260102T030405Z-0123456789ab","digest":"` + strings.Repeat("0a", 32) + `"}`)),
	} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestCoefficients breaks one place of a good document at a time.
func TestCoefficients(t *testing.T) {
	tests := []struct{ old, new, want string }{
		{`"name":"m"`, `"name":"My Model"`,
			`/name: found "My Model"; expected lower case letters, digits and single hyphens, at most 50; it names the artefact's folder`},
		{`"name":"m"`, `"name":"../m"`,
			`/name: found "../m"; expected lower case letters, digits and single hyphens, at most 50; it names the artefact's folder`},
		{`03:04:05Z`, `03:04:05+00:00`,
			`/fitted_at: found "2026-01-02T03:04:05+00:00"; expected an RFC 3339 time in UTC, whole seconds, such as 2006-01-02T15:04:05Z`},
		{`["lm"]`, `[]`, `/class: found an array of 0 items; expected one or more names: class(fit), such as ["glm", "lm"]`},
		{`"type":"numeric"}],`, `"type":"nmatrix.2"}],`,
			`/predictors/0/type: found "nmatrix.2"; expected numeric, logical, character, factor, ordered; of a predictor also Date, of a variable also nmatrix`},
		{`"type":"numeric"}],`, `"type":"factor","levels":["a","b","a"]}],`,
			"/predictors/0/levels: an item is there twice; expected the levels that the fit knows, in R's order, each once"},
		{`"codes":[1]`, `"codes":[3]`, "/terms/terms/0/codes/0: found 3; expected 0, 1 or 2"},
		{`"value":0.1`, `"value":"Inf"`, `/coefficients/0/value: found "Inf"; expected a finite number, or null where R calls the coefficient aliased`},
		{`"statistic":"Inf"`, `"statistic":"inf"`, `/coefficients/0/statistic: found "inf"; expected a number, "Inf", "-Inf", or null for NA`},
		{`"response":1e-9`, `"response":0.5`, "/tolerance/response: found 0.5; expected a number from 0 to 1e-9; a wider one would prove nothing"},
		{`"link":1e-12`, `"link":null`, "/tolerance/link: found null; expected a number from 0 to 1e-9; a wider one would prove nothing"},
		{`"expect":{"link":0.1,"response":0.1}`, `"reject":{"field":"x","message":""}`,
			`/cases: found an array of 1 item; expected one or more rows with what R's own predict() said of them, at least one of them "expect"`},
		{`"response":0.1}`, `"response":0.1},"reject":{"field":"x","message":""}`,
			`/cases/0: found an object with expect, input, name, reject; expected a row with either "expect" (what R's predict() said) or "reject" (R refuses it), not both`},
		{`"n":3`, `"n":3.5`, "/provenance/n: found 3.5; expected a whole number: the rows used in the fit"},
		{`"family":{"name":"gaussian",`, `"family":{"Name":"gaussian",`,
			"/family/Name: unknown key; did you mean \"name\"?\n/family/name: missing; add it: R's name of the family, such as binomial"},
		{`{"x":1}`, `{"x":1e999}`, `document: the number 1e999 is beyond the range of doubles; write "Inf" or "-Inf" where infinity is meant`},
		{`{"x":1}`, `{"x":1e-999999999}`, ""},
		{`{"x":1}`, `{"x":NaN}`,
			"document: not JSON at line 9, column 39: invalid character 'N' looking for beginning of value; mend it there or write the document again"},
	}
	for _, test := range tests {
		if !strings.Contains(good, test.old) {
			t.Fatalf("the good document has no %s", test.old)
		}
		err := Coefficients([]byte(strings.Replace(good, test.old, test.new, 1)))
		text := ""
		if err != nil {
			text = err.Error()
		}
		if text != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.new, text, test.want)
		}
	}
}

func TestAllTogether(t *testing.T) {
	err := Stack([]byte(`{"models":[{"name":"a b","coefficients":"/x"}],"buckets":{"models":"x","packages":"serverless-poc-handlers"},
		"Role":"a","policy":"p","function":{"prefix":"S","memory_mb":1.5,"timeout_s":0,"architecture":"arm"},
		"api":{"name":"A","stage":"s","throttle":{"rate":1,"burst":1},"quota":{"limit":1,"period":"DAY"},"origins":["*","https://a.example"]},
		"alias":"12","log_retention_days":31,"tags":{"aws:x":"1","b":2}}`))
	want := `/Role: unknown key; did you mean "role"?
/alias: found "12"; expected the alias that callers use: letters, digits, hyphens and underscores, not a number alone
/api/origins: found an array of 2 items; expected exactly one origin whose pages may call the API, such as https://example.com, or * for any: Access-Control-Allow-Origin carries one
/buckets/models: found "x"; expected the bucket of the artefacts: 3 to 63 lower case letters, digits, dots and hyphens
/function/architecture: found "arm"; expected arm64 or x86_64
/function/memory_mb: found 1.5; expected a whole number of MB from 128 to 10240
/function/timeout_s: found 0; expected a whole number of seconds from 1 to 900
/log_retention_days: found 31; expected the days to keep the log: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, or another number that CloudWatch Logs knows
/models/0/coefficients: found "/x"; expected the document that R writes, relative to stack.json, with forward slashes
/models/0/name: found "a b"; expected lower case letters, digits and single hyphens, at most 50; it names the artefact's folder
/role: missing; add it: the role that the functions run with: 1 to 64 letters, digits and +=,.@_-
/tags/aws:x: found a key that is not allowed; expected a tag key of 1 to 128 letters, digits, spaces and _.:/=+@-, not starting with aws:
/tags/b: found 2; expected a tag value of at most 256 characters`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	var all Violations
	if !errors.As(err, &all) || len(all) != 13 || all[0] != (Violation{"/Role", "unknown key", `did you mean "role"?`}) {
		t.Errorf("not 13 violations: %#v", err)
	}
}

func TestPointersAreEscaped(t *testing.T) {
	err := Request([]byte(`{"a/b":{"x":1},"c d%~é":[]}`))
	want := `/a~1b: found an object with x; expected a number, a string, true, false, or null for NA
/c d%~0é: found an array of 0 items; expected a number, a string, true, false, or null for NA`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if err := Request([]byte(`[1]`)); err == nil || err.Error() != "document: found an array of 1 item; expected an object" {
		t.Errorf("an array for a row: %v", err)
	}
}
