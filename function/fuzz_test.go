package function_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda/messages"

	"serverless-poc/function"
	"serverless-poc/schema/validate"
)

// A fuzzed service is called with anything at all. Whatever it is: nothing
// panics, nothing is the service's own fault, and every answer is as the
// document says that the service itself hands out. For ten minutes of one target:
//
//	go test -run xxx -fuzz '^FuzzREST$' -fuzztime 10m -fuzzminimizetime 10x .
type fuzzed struct {
	h        *function.Handler
	rules    validate.Contract // of the document
	document string
}

func newFuzzed(t testing.TB) *fuzzed {
	t.Helper()
	h, _ := serve(t)
	document := call(t, h, sample(t, "rest-get", map[string]any{"path": "/openapi.json"})).Body
	return &fuzzed{h, must(validate.ReadContract([]byte(document)))(t), document}
}

// What an answer may be, in the document's words.
const (
	answer  = "AdmissionAnswer"
	answers = "AdmissionAnswers"
	card    = "AdmissionCard"
	health  = "AdmissionHealth"
	refusal = "Failure"
)

// is says that text fits one of the document's schemas.
func (f *fuzzed) is(t testing.TB, text string, rules ...string) {
	t.Helper()
	if err := f.rules.Fits([]byte(text), rules...); err != nil {
		t.Fatalf("%v\n%.500s", err, text)
	}
}

// invoke gives the answer of an invocation, or nil for one that failed as the
// seed's error contract says.
func (f *fuzzed) invoke(t testing.TB, event []byte) []byte {
	t.Helper()
	reply, err := f.h.Invoke(context.Background(), event)
	if err == nil {
		return reply
	}
	var failed messages.InvokeResponse_Error
	if !errors.As(err, &failed) || failed.Type != "BadRequest" {
		t.Fatalf("not refused but failed: %v", err)
	}
	said := decode[map[string]any](t, failed.Message)
	status, _ := said["httpStatus"].(float64)
	if strings.Contains(failed.Message, "\n") || status < 400 || status > 499 || len(said) != 5 || said["errorType"] != "BadRequest" {
		t.Fatalf("not the error contract: %s", failed.Message)
	}
	said["code"], said["request-id"] = status, said["request_id"]
	f.is(t, string(must(json.Marshal(said))(t)), refusal)
	return nil
}

// http holds an answer that a service sends on as HTTP.
func (f *fuzzed) http(t testing.TB, event []byte) {
	t.Helper()
	reply := f.invoke(t, event)
	if reply == nil {
		t.Fatalf("the caller would get 502 for %s", event)
	}
	got := unpacked(t, reply)
	for name, value := range got.Headers {
		if strings.ContainsFunc(name+value, func(r rune) bool { return r > unicode.MaxASCII || unicode.IsControl(r) }) {
			t.Fatalf("the header %s is %q", name, value)
		}
	}
	switch kind := got.header("content-type"); {
	case got.StatusCode >= 500 || got.StatusCode < 200 || got.header("x-model") != "admission":
		t.Fatalf("status %d, %s", got.StatusCode, got.Body)
	case got.Body == "": // HEAD, or a status that has none
	case got.StatusCode >= 400:
		f.is(t, got.Body, refusal)
	case got.StatusCode != 200:
		t.Fatalf("status %d has a body: %s", got.StatusCode, got.Body)
	case kind != "application/json", got.Body == f.document, strings.HasPrefix(got.Body, `{"openapi":`):
	default:
		f.is(t, got.Body, answer, answers, health, card)
	}
}

// samples are the events of testdata whose names begin so.
func samples(t testing.TB, prefix string) (all [][]byte) {
	t.Helper()
	files := must(filepath.Glob(filepath.Join("testdata", "events", prefix+"*.json")))(t)
	if len(files) == 0 {
		t.Fatalf("no sample %s", prefix)
	}
	for _, file := range files {
		var short bytes.Buffer // the fuzzer is slow with long inputs
		if err := json.Compact(&short, must(os.ReadFile(file))(t)); err != nil {
			t.Fatal(err)
		}
		all = append(all, short.Bytes())
	}
	return all
}

// FuzzDirect takes any event at all, which may be of any envelope.
func FuzzDirect(f *testing.F) {
	for _, event := range samples(f, "") {
		f.Add(event)
	}
	for _, event := range []string{
		row, `{"gre":null,"gpa":1e400,"rank":[1]}`, `{"gre":1,"gre":2}`, `[]`, ``, `{`, `{"a":{}}x`, `{"rows":[1,{}],"options":{"level":0.5}}`,
		`{"gre":800,"gpa":4,"rank":1,"options":{"se":true,"interval":true,"explain":true,"level":0.5,"threshold":0.1,"times":[1],"quantiles":[1]}}`,
		`{"httpMethod":1,"requestContext":{}}`, `{"Records":[]}`, `{"keep-warm":{}}`, "{\"\u2028\":\"<\n\"}", `{"\ud800":1,"gre":"\ud800"}`,
	} {
		f.Add([]byte(event))
	}
	s := newFuzzed(f)
	f.Fuzz(func(t *testing.T, event []byte) {
		reply := s.invoke(t, event)
		if reply == nil {
			return
		}
		shape := decode[map[string]json.RawMessage](t, string(reply))
		switch {
		case shape["statusCode"] != nil, shape["keep-warm"] != nil, shape["invocationSchemaVersion"] != nil:
		default:
			s.is(t, string(reply), answer, answers)
		}
	})
}

// text is a Go string as JSON.
func text(s string) string {
	quoted, _ := json.Marshal(s)
	return string(quoted)
}

func truth(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func FuzzREST(f *testing.F) {
	f.Add("GET", "/admit", "gre", "800", "options.se", "true", "", "", "", false)
	f.Add("POST", "/prod/admit", "x", "", "", "", row, "content-encoding", "gzip", true)
	f.Add("GET", "/model", "", "", "", "", "", "if-none-match", "*", false)
	f.Add("HEAD", "/openapi.json", "", "", "", "", "", "", "", false)
	f.Add("OPTIONS", "/page/main.js", "options.level", "0.5", "options.level", "0.6", `{"rows":[`+row+`]}`, "", "", false)
	s := newFuzzed(f)
	f.Fuzz(func(t *testing.T, method, path, name, value, name2, value2, body, header, content string, base64 bool) {
		s.http(t, []byte(`{"httpMethod":`+text(method)+`,"path":`+text(path)+`,"headers":{`+text(header)+`:`+text(content)+`},"requestContext":{"path":`+text(path)+`},`+
			`"queryStringParameters":{"gpa":"4","rank":"1"},"multiValueQueryStringParameters":{`+text(name)+`:[`+text(value)+`],`+text(name2)+`:[`+text(value2)+`,`+text(value)+`]},`+
			`"body":`+text(body)+`,"isBase64Encoded":`+truth(base64)+`}`))
	})
}

func FuzzHTTPAPI(f *testing.F) {
	f.Add("GET", "/admit", "gre=800&gpa=4&rank=1&options.se=true&options.times=1,2", "", "", "", "gzip", false)
	f.Add("POST", "/prod/admit", "", row, "content-encoding", "gzip", "*", true)
	f.Add("POST", "/admit", "", `{"rows":[`+row+`,`+row+`],"options":{"explain":true}}`, "", "", "", false)
	f.Add("GET", "/prod", "%zz", "", "if-none-match", `W/"x"`, "gzip;q=0", false)
	s := newFuzzed(f)
	f.Fuzz(func(t *testing.T, method, path, query, body, header, content, accepts string, base64 bool) {
		s.http(t, []byte(`{"version":"2.0","rawPath":`+text(path)+`,"rawQueryString":`+text(query)+`,"headers":{"accept-encoding":`+text(accepts)+`,`+text(header)+`:`+text(content)+`},`+
			`"requestContext":{"stage":"prod","domainName":"x.lambda-url.eu-west-1.on.aws","http":{"method":`+text(method)+`}},`+
			`"body":`+text(body)+`,"isBase64Encoded":`+truth(base64)+`}`))
	})
}

func FuzzLoadBalancer(f *testing.F) {
	f.Add("GET", "/admit", "gre", "8%300", "", "", "", false, false)
	f.Add("POST", "/%61dmit", "", "", row, "content-encoding", "gzip", true, true)
	f.Add("GET", "/", "options.level", "%30.9", "", "accept-encoding", "gzip", false, true)
	s := newFuzzed(f)
	f.Fuzz(func(t *testing.T, method, path, name, value, body, header, content string, base64, several bool) {
		event := `{"requestContext":{"elb":{}},"httpMethod":` + text(method) + `,"path":` + text(path) + `,"body":` + text(body) + `,"isBase64Encoded":` + truth(base64)
		if several {
			event += `,"multiValueHeaders":{` + text(header) + `:[` + text(content) + `]},"multiValueQueryStringParameters":{"gpa":["4"],"rank":["1"],` + text(name) + `:[` + text(value) + `]}}`
		} else {
			event += `,"headers":{` + text(header) + `:` + text(content) + `},"queryStringParameters":{"gpa":"4","rank":"1",` + text(name) + `:` + text(value) + `}}`
		}
		s.http(t, []byte(event))
	})
}

func FuzzKeepWarm(f *testing.F) {
	for _, event := range samples(f, "schedule") {
		f.Add(string(event), "{}")
	}
	f.Add("", `{"by":"hand"}`)
	f.Add(`"Scheduled Event"`, "[]")
	s := newFuzzed(f)
	f.Fuzz(func(t *testing.T, event, value string) {
		for _, e := range []string{event, `{"keep-warm":` + value + `}`, `{"detail-type":"Scheduled Event","resources":` + value + `}`} {
			if reply := s.invoke(t, []byte(e)); reply != nil && !json.Valid(reply) {
				t.Fatalf("%s", reply)
			}
		}
	})
}

func FuzzS3Batch(f *testing.F) {
	f.Add("1.0", "%7B%22gre%22%3A800%2C%22gpa%22%3A4%2C%22rank%22%3A1%7D", row, "", "")
	f.Add("2.0", "photo.jpg", "100%", "options.se", "true")
	f.Add("", `{"gre":1e999}`, "[]", "times", "1,2")
	s := newFuzzed(f)
	f.Fuzz(func(t *testing.T, schema, key, key2, name, value string) {
		reply := s.invoke(t, []byte(`{"invocationSchemaVersion":`+text(schema)+`,"invocationId":"i","job":{"id":"j","userArguments":{`+text(name)+`:`+text(value)+`}},`+
			`"tasks":[{"taskId":"a","s3Key":`+text(key)+`},{"taskId":"b","s3Key":`+text(key2)+`}]}`))
		got := decode[events.S3BatchJobResponse](t, string(reply))
		if len(got.Results) != 2 || got.Results[0].TaskID != "a" || got.Results[1].TaskID != "b" {
			t.Fatalf("%s", reply)
		}
		for _, r := range got.Results {
			switch {
			case r.ResultCode == "Succeeded":
				s.is(t, r.ResultString, answer)
			case r.ResultCode != "PermanentFailure" || r.ResultString == "":
				t.Fatalf("%s", reply)
			}
		}
	})
}

func FuzzItemBatch(f *testing.F) {
	f.Add(row+`,{"gre":"x"}`, `{"options":{"se":true}}`)
	f.Add(`1,null,[],{}`, `{}`)
	f.Add("", "null")
	s := newFuzzed(f)
	f.Fuzz(func(t *testing.T, items, input string) {
		if reply := s.invoke(t, []byte(`{"Items":[`+items+`],"BatchInput":`+input+`}`)); reply != nil {
			s.is(t, string(reply), answers)
		}
	})
}
