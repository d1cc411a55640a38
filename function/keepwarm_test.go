package function_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"serverless-poc/function"
)

// The schedule's event has an answer and leaves no line in the log; what only
// looks like it is a row and is judged as one.
func TestKeepWarm(t *testing.T) {
	p := publish(t)
	answer := `{"keep-warm":true,"model":"admission","version":"` + p.Version + `","digest":"` + p.sha256 + `"}`
	for _, c := range []struct{ event, answer, logged string }{
		{`{"keep-warm":{}}`, answer, ""},
		{`{"keep-warm":{"by":"hand"}}`, answer, ""},
		{`{"keep-warm":true}`, "", `"msg":"refused"`},
		{`{"keep-warm":null,"gre":800,"gpa":4,"rank":1}`, "", `"msg":"scored"`},
		{sample(t, "keep-warm", nil), answer, ""},
		{sample(t, "schedule-rule", nil), answer, ""},
		{sample(t, "schedule-scheduler", nil), answer, ""},
		{`{"source":"aws.events","detail-type":"EC2 Instance State-change Notification","resources":[],"detail":{}}`, "", `"event":"unserved"`},
	} {
		var out bytes.Buffer
		h := function.New(prove(t, p), function.NewLog(&out), function.Config{})
		out.Reset()
		got, _ := h.Invoke(context.Background(), []byte(c.event))
		if c.answer != "" && string(got) != c.answer {
			t.Errorf("%s: answer %s; want %s", c.event, got, c.answer)
		}
		if said := out.String(); !strings.Contains(said, c.logged) || (c.logged == "") != (said == "") {
			t.Errorf("%s: it logged %q; want %q in it", c.event, said, c.logged)
		}
	}
}
