package function_test

import (
	"encoding/json"
	"strings"
	"testing"

	"serverless-poc/function"
	"serverless-poc/schema/validate"
)

// What is sent and answered is as the published JSON Schemas say, for a model
// with every option but those of survival, and for one of these.
func TestPublishedSchemas(t *testing.T) {
	weibull := fixture(t, "survreg-weibull")
	survival := string(must(json.Marshal(typical(weibull.Artefact)))(t))
	admission, _ := serve(t)
	life := function.New(weibull.Model, quiet(), function.Config{Path: "/life"})
	type check = func([]byte) error
	for _, test := range []struct {
		name, event string
		h           *function.Handler
		answer      check // of the answer, or of the errorMessage where it fails
		request     bool  // the event is a good request
	}{
		{"one row", row, admission, validate.Response, true},
		{"options", row[:len(row)-1] + `,"options":{"se":true,"interval":"true","explain":true,"threshold":"0.3","level":0.9}}`, admission, validate.Response, true},
		{"warnings, ignored", `{"gre":900,"gpa":4,"rank":1,"id":"x"}`, admission, validate.Response, true},
		{"quantiles", survival[:len(survival)-1] + `,"options":{"quantiles":[0.1,"0.5"],"se":true}}`, life, validate.Response, true},
		{"rows", `{"rows":[` + row + `,{},7]}`, admission, validate.Rows, true},
		{"refused", `{"gre":"x","rank":[1]}`, admission, validate.Failed, false},
		{"an option that is none", row[:len(row)-1] + `,"options":{"sé":1}}`, admission, validate.Failed, false},
		{"rows that are too many", `{"rows":` + zeros(5001) + `}`, admission, validate.Failed, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer, refused := ask(t, test.h, test.event)
			if err := test.answer([]byte(answer + refused)); err != nil {
				t.Errorf("%v\n%.500s%.500s", err, answer, refused)
			}
			if err := validate.Request([]byte(test.event)); (err == nil) != test.request {
				t.Errorf("the request: %v", err)
			}
		})
	}
	for _, body := range []string{`{}`, `[`, `{"options":{"se":0}}`, `{"rows":` + zeros(5001) + `}`} {
		got := call(t, admission, sample(t, "rest-post", map[string]any{"body": body})).Body
		if err := validate.Failure([]byte(got)); err != nil {
			t.Errorf("over HTTP: %v\n%.500s", err, got)
		}
	}
}

// zeros is an array of n of them.
func zeros(n int) string { return "[" + strings.Repeat("0,", n-1) + "0]" }
