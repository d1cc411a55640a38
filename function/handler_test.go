package function_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"testing"

	"github.com/aws/aws-lambda-go/lambda/messages"
	"github.com/aws/aws-lambda-go/lambdacontext"

	"serverless-poc/fixtures"
	"serverless-poc/function"
	"serverless-poc/schema"
)

func quiet() *function.Log { return function.NewLog(io.Discard) }

func inRequest(ctx context.Context) context.Context {
	return lambdacontext.NewContext(ctx, &lambdacontext.LambdaContext{AwsRequestID: "request-1"})
}

// ask invokes h; refused is the errorMessage of a failed invocation.
func ask(t testing.TB, h *function.Handler, event string) (answer, refused string) {
	t.Helper()
	data, err := h.Invoke(inRequest(context.Background()), []byte(event))
	if err == nil {
		return string(data), ""
	}
	var failed messages.InvokeResponse_Error
	if !errors.As(err, &failed) {
		t.Fatalf("the error is a %T, which aws-lambda-go would name by its Go type", err)
	}
	if failed.Type != "BadRequest" {
		t.Errorf("errorType %s", failed.Type)
	}
	return "", failed.Message
}

// Every golden case of every fixture, sent as a direct event just as R wrote
// it: R's numbers within the fixture's tolerance, R's rejections with the field.
func TestGoldenCasesDirect(t *testing.T) {
	for _, f := range fixtures.All() {
		c, err := f.Decode()
		if err != nil {
			t.Fatal(err)
		}
		a, err := schema.NewArtefact(c)
		if err != nil {
			t.Fatal(err)
		}
		data, err := schema.Encode(a)
		if err != nil {
			t.Fatal(err)
		}
		m, err := function.Prove(data)
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		h := function.New(m, quiet(), function.Config{})
		for _, golden := range c.Cases {
			t.Run(f.Name+"/"+golden.Name, func(t *testing.T) { checkGolden(t, h, m, golden) })
		}
	}
}

func checkGolden(t *testing.T, h *function.Handler, m *function.Model, golden schema.Case) {
	golden = golden.Served()
	event, err := json.Marshal(golden.Input)
	if err != nil {
		t.Fatal(err)
	}
	answer, refused := ask(t, h, string(event))
	if golden.Reject != nil {
		var said struct {
			HTTPStatus int             `json:"httpStatus"`
			Errors     schema.Problems `json:"errors"`
		}
		if err := json.Unmarshal([]byte(refused), &said); err != nil {
			t.Fatalf("not refused: %s", answer)
		}
		if said.HTTPStatus != 400 || !slices.ContainsFunc(said.Errors, func(p schema.Problem) bool { return p.Field == golden.Reject.Field }) {
			t.Errorf("R refuses because of %s, we said %s", golden.Reject.Field, refused)
		}
		return
	}
	if answer == "" {
		t.Fatalf("refused: %s", refused)
	}
	got, err := schema.Decode[schema.Answer]([]byte(answer))
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range m.Compare(golden, got.Scored) {
		t.Error(wrong)
	}
}

// The texts of answers and refusals, for the admissions model.
func TestDirect(t *testing.T) {
	const (
		head  = `{"errorType":"BadRequest","httpStatus":400,"request_id":"request-1","message":`
		gre   = `a number such as 587.7 (trained on 220 to 800)`
		ranks = `\"1\", \"2\", \"3\", \"4\"`
	)
	p := publish(t)
	tail := `"model":"admission","version":"` + p.Version + `","digest":"` + p.sha256 + `"}`
	tests := []struct {
		name, event, answer, refused string
	}{
		{"null is no value", `{"gre":null,"gpa":4,"rank":1}`, "",
			head + `"gre: null is no value; send ` + gre + `","errors":[{"field":"gre","value":null,"allowed":"` + gre + `","message":"gre: null is no value; send ` + gre + `"}]}`},
		{"further fields are named, and ignored as R ignores further columns", `{"gre":800,"gpa":4,"rank":1,"id":"x"}`,
			`{"result":true,"link":1.0377117527331783,"response":0.7384082459801908,"class":"1","probs":{"0":0.26159175401980916,"1":0.7384082459801908},"ignored":["id"],` + tail, ""},
		{"empty", ``, "", head + `"the event is empty; send one JSON object with gre, gpa, rank","errors":[]}`},
		{"blank", " \n", "", head + `"the event is empty; send one JSON object with gre, gpa, rank","errors":[]}`},
		{"an array", `[{"gre":800}]`, "", head + `"the event is an array, not an object; send one JSON object with gre, gpa, rank","errors":[]}`},
		{"null", `null`, "", head + `"the event is null, not an object; send one JSON object with gre, gpa, rank","errors":[]}`},
		{"a string", `"gre"`, "", head + `"the event is a string, not an object; send one JSON object with gre, gpa, rank","errors":[]}`},
		{"two rows", `{"gre":800}{"gre":1}`, "", head + `"the event goes on after its closing brace, at byte 11: one row is one object; send one JSON object with gre, gpa, rank","errors":[]}`},
		{"cut short", `{"gre":800,`, "", head + `"the event is not JSON: it ends too early; send one JSON object with gre, gpa, rank","errors":[]}`},
		{"not JSON", `{gre:800}`, "", head + `"the event is not JSON, at byte 2: invalid character 'g' looking for beginning of object key string; send one JSON object with gre, gpa, rank","errors":[]}`},
		{"not UTF-8", "{\"gre\":\"\xff\"}", "", head + `"the event is not valid UTF-8; send one JSON object with gre, gpa, rank","errors":[]}`},
		{"given twice", `{"gre":800,"gpa":4,"rank":1,"gre":700}`, "",
			head + `"gre: given twice; send it once","errors":[{"field":"gre","value":null,"allowed":"the field once","message":"gre: given twice; send it once"}]}`},
		{"given three times", `{"gre":800,"gpa":4,"rank":1,"gre":700,"gre":800}`, "",
			head + `"gre: given twice; send it once","errors":[{"field":"gre","value":null,"allowed":"the field once","message":"gre: given twice; send it once"}]}`},
		{"nested", `{"gre":[800],"gpa":4,"rank":1}`, "",
			head + `"gre: found an array; send a number, a string, true or false","errors":[{"field":"gre","value":"[800]","allowed":"a number, a string, true or false","message":"gre: found an array; send a number, a string, true or false"}]}`},
		{"beyond doubles", `{"gre":1e400,"gpa":4,"rank":1}`, "",
			head + `"gre: 1e400 is beyond the range of doubles, about 1.8e308","errors":[{"field":"gre","value":"1e400","allowed":"a number within the range of doubles","message":"gre: 1e400 is beyond the range of doubles, about 1.8e308"}]}`},
		{"read and bound problems together", `{"gre":{},"gpa":4,"rank":5}`, "",
			head + `"gre: found an object; send a number, a string, true or false; rank: 5 is not a level; allowed: ` + ranks + `",` +
				`"errors":[{"field":"gre","value":"{}","allowed":"a number, a string, true or false","message":"gre: found an object; send a number, a string, true or false"},` +
				`{"field":"rank","value":5,"allowed":"` + ranks + `","message":"rank: 5 is not a level; allowed: ` + ranks + `"}]}`},
		{"a typo", `{"GRE":800,"gpa":4,"rank":1}`, "",
			head + `"gre: missing; send a number; \"GRE\" is not a predictor of this model: did you mean \"gre\"?",` +
				`"errors":[{"field":"gre","value":null,"allowed":"` + gre + `","message":"gre: missing; send a number; \"GRE\" is not a predictor of this model: did you mean \"gre\"?"}]}`},
		{"an envelope that is not served", `{"requestContext":{"connectionId":"a1","routeKey":"$connect"}}`, "",
			head + `"the event has requestContext, as the events of some AWS services do, but it is not one that is served here; ` +
				`send the row itself, or call through API Gateway, a function URL or a load balancer","errors":[]}`},
		{"a queue's records", `{"Records":[{}]}`, "",
			head + `"the event has Records, as the events of some AWS services do, but it is not one that is served here; ` +
				`send the row itself, or call through API Gateway, a function URL or a load balancer","errors":[]}`},
	}
	h := function.New(prove(t, p), quiet(), function.Config{})
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			answer, refused := ask(t, h, test.event)
			if answer != test.answer || refused != test.refused {
				t.Errorf("\n got %s%s\nwant %s%s", answer, refused, test.answer, test.refused)
			}
		})
	}
}
