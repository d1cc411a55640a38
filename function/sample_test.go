package function_test

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"serverless-poc/function"
)

// sample is an event of testdata/events, which are in the shape that AWS
// documents, with values put at places in it: "requestContext.stage". A nil
// takes the key away.
func sample(t testing.TB, name string, over map[string]any) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "events", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var event map[string]any
	if err := json.Unmarshal(data, &event); err != nil {
		t.Fatal(err)
	}
	for place, value := range over {
		at := event
		keys := strings.Split(place, ".")
		for _, key := range keys[:len(keys)-1] {
			at = at[key].(map[string]any)
		}
		if last := keys[len(keys)-1]; value == nil {
			delete(at, last)
		} else {
			at[last] = value
		}
	}
	if data, err = json.Marshal(event); err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// An httpReply is what a gateway or a load balancer would send on.
type httpReply struct {
	StatusCode        int                 `json:"statusCode"`
	StatusDescription string              `json:"statusDescription"`
	Headers           map[string]string   `json:"headers"`
	MultiValueHeaders map[string][]string `json:"multiValueHeaders"`
	Body              string              `json:"body"`
	Base64            bool                `json:"isBase64Encoded"`
}

// header is one of either form.
func (r httpReply) header(name string) string {
	return r.Headers[name] + strings.Join(r.MultiValueHeaders[name], ",")
}

// call invokes h as a service does that speaks HTTP. The body is unpacked.
func call(t testing.TB, h *function.Handler, event string) httpReply {
	t.Helper()
	answer, refused := ask(t, h, event)
	if refused != "" {
		t.Fatalf("the caller would get 502: %s", refused)
	}
	return unpacked(t, []byte(answer))
}

func unpacked(t testing.TB, answer []byte) httpReply {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(answer))
	d.DisallowUnknownFields()
	var r httpReply
	if err := d.Decode(&r); err != nil {
		t.Fatalf("the caller would get 502, %v: %s", err, answer)
	}
	body := []byte(r.Body)
	if r.Base64 {
		body = must(base64.StdEncoding.DecodeString(r.Body))(t)
	}
	if r.header("content-encoding") == "gzip" {
		body = must(io.ReadAll(must(gzip.NewReader(bytes.NewReader(body)))(t)))(t)
	}
	r.Body = string(body)
	return r
}

func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// packed is text in gzip and base64.
func packed(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	must(io.WriteString(w, text))(t)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

// serve is the handler of the admissions model.
func serve(t testing.TB, changes ...func(*function.Config)) (*function.Handler, published) {
	t.Helper()
	p := publish(t)
	var c function.Config
	for _, change := range changes {
		change(&c)
	}
	return function.New(prove(t, p), quiet(), c), p
}

const row = `{"gre":800,"gpa":4,"rank":1}`
