package deploy

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"

	"serverless-poc/schema"
)

// A probe is a golden case as a request of the API.
type probe struct {
	url    string
	c      schema.Case // as it is served
	method string      // GET or POST
}

func (p probe) String() string { return fmt.Sprintf("%s of case %q", p.method, p.c.Name) }

// probesOf are the first golden cases that have an answer, by both methods, and
// the first that must be refused.
func probesOf(url string, cases []schema.Case) []question {
	var probes []question
	answered, refused := 0, 0
	for _, c := range cases {
		c = c.Served()
		switch {
		case !sendable(c):
		case c.Expect != nil && answered < urlCases:
			answered++
			probes = append(probes, probe{url, c, http.MethodGet}, probe{url, c, http.MethodPost})
		case c.Reject != nil && refused < 1:
			refused++
			probes = append(probes, probe{url, c, http.MethodPost})
		}
	}
	return probes
}

// sendable says that a query string can hold the case's row.
func sendable(c schema.Case) bool {
	for _, v := range c.Input {
		if v.Kind() == schema.KindNA || v.Kind() == schema.KindNumber && (math.IsInf(v.Float(), 0) || math.IsNaN(v.Float())) {
			return false
		}
	}
	return len(c.Input) > 0
}

// request writes the case as the method wants it.
func (p probe) request(ctx context.Context, key string) (*http.Request, error) {
	var body io.Reader
	at := p.url
	if p.method == http.MethodGet {
		query := url.Values{}
		for name, v := range p.c.Input {
			text := v.String()
			if v.Kind() == schema.KindString {
				text = v.Text()
			}
			query.Set(name, text)
		}
		at += "?" + query.Encode()
	} else {
		row, err := schema.Encode(p.c.Input)
		if err != nil {
			return nil, err
		}
		body = bytes.NewReader(bytes.TrimSpace(row))
	}
	r, err := http.NewRequestWithContext(ctx, p.method, at, body)
	if err != nil {
		return nil, err
	}
	r.Header.Set("X-Api-Key", key)
	r.Header.Set(schema.GoldenCase, "true")
	r.Header.Set("Content-Type", "application/json")
	return r, nil
}

// judge tells "not yet" from "wrong". Wrong is an answer that a caller would
// take for a prediction and is none of this model: another number, another
// artefact, a prediction where R refuses. Everything else may be an API that is
// still on its way.
func (p probe) judge(answer httpReply, want public) (finding string, wrong bool) {
	if answer.status != http.StatusOK {
		if answer.status == http.StatusBadRequest && p.c.Reject != nil {
			return "", false
		}
		return fmt.Sprintf("status %d: %.200s", answer.status, bytes.TrimSpace(answer.body)), false
	}
	var by struct{ Model, Version string }
	_ = json.Unmarshal(answer.body, &by) // what cannot be read is judged below
	switch {
	case want.before != "" && want.before != want.name && by.Version == want.before:
		return fmt.Sprintf("artefact %s, live before, still answers", by.Version), false
	case p.c.Reject != nil:
		return fmt.Sprintf("R refuses it because of %s, the URL predicts: %.200s", p.c.Reject.Field, answer.body), true
	}
	finding = judgeAnswer(p.c, want.model, want.name, answer.body)
	return finding, finding != ""
}
