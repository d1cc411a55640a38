package apigateway

import (
	"encoding/base64"
	"net/http"
	"strings"
	"time"

	"serverless-poc/emulator/lambda"
	"serverless-poc/emulator/wire"
)

// misconfigured is the answer when the function may not be invoked, or is not
// there.
var misconfigured = &refusal{kind: "API_CONFIGURATION_ERROR", message: "Internal server error"}

// malfunction is the answer when the function fails or answers in another form.
var malfunction = &refusal{kind: "INTEGRATION_FAILURE", message: "Internal server error", status: http.StatusBadGateway}

// proxy hands the request to the integration's function and its answer back.
func (s *Service) proxy(w http.ResponseWriter, q *request) *refusal {
	i := q.method.Integration
	uri := render(i.URI, q.context(refusal{}))
	found := lambdaURI.FindStringSubmatch(uri)
	if found == nil || i.HTTPMethod != http.MethodPost {
		s.Log.Warn("api", "error", "the integration is not a POST to a function", "method", i.HTTPMethod, "uri", uri)
		return misconfigured
	}
	event, err := q.event(wire.AccountID)
	if err != nil {
		s.Log.Error("api", "error", err)
		return misconfigured
	}
	result, no := s.invoke(q, lambda.Invocation{Function: found[1], Principal: "apigateway.amazonaws.com", SourceARN: q.sourceARN(),
		RequestID: wire.UUID(), Event: event})
	if no != nil {
		return no
	}
	if result.FunctionError != "" {
		s.Log.Warn("api", "function", found[1], "error", "the function failed: "+string(result.Payload))
		return malfunction
	}
	answer, err := parseAnswer(result.Payload)
	if err != nil {
		s.Log.Warn("api", "function", found[1], "error", "Malformed Lambda proxy response: "+err.Error())
		return malfunction
	}
	return q.hand(w, answer)
}

// invoke waits for the function as long as the integration may take, in real
// time, since programs run in it.
func (s *Service) invoke(q *request, v lambda.Invocation) (lambda.Result, *refusal) {
	type outcome struct {
		result lambda.Result
		err    error
	}
	done := make(chan outcome, 1)
	go func() {
		result, err := s.Functions.InvokeAs(v)
		done <- outcome{result, err}
	}()
	timer := time.NewTimer(time.Duration(q.method.Integration.TimeoutInMillis) * time.Millisecond)
	defer timer.Stop()
	select {
	case <-timer.C:
		return lambda.Result{}, &refusal{kind: "INTEGRATION_TIMEOUT", message: "Endpoint request timed out"}
	case out := <-done:
		if out.err == nil {
			return out.result, nil
		}
		s.Log.Warn("api", "function", v.Function, "source", v.SourceARN, "error", out.err)
		return out.result, misconfigured
	}
}

// sourceARN is what the function's resource policy is asked about: the method of
// the stage.
func (q *request) sourceARN() string {
	return "arn:aws:execute-api:" + q.region + ":" + wire.AccountID + ":" + q.api + "/" + q.stage + "/" + q.HTTP.Method + q.resource.Path
}

// hand gives the function's answer to the caller.
func (q *request) hand(w http.ResponseWriter, a *answer) *refusal {
	body := []byte(a.body)
	if a.encoded && q.binary(firstOf(q.HTTP.Header.Get("Accept"))) {
		decoded, err := base64.StdEncoding.DecodeString(a.body)
		if err != nil {
			return misconfigured
		}
		body = decoded
	}
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("X-Amzn-Trace-Id", q.trace())
	for name, values := range a.headers {
		name = http.CanonicalHeaderKey(name)
		if remapped[name] {
			name = "X-Amzn-Remapped-" + name
		}
		h[name] = values
	}
	body = q.pack(h, body)
	w.WriteHeader(a.status)
	_, _ = w.Write(body) // the client has gone: nobody to tell
	return nil
}

// remapped are headers that API Gateway keeps for itself and hands on under
// another name. Source: API Gateway developer guide, "important notes".
var remapped = map[string]bool{"Connection": true, "Content-Length": true, "Date": true, "Server": true, "Host": true,
	"Www-Authenticate": true, "Transfer-Encoding": true, "Upgrade": true, "Via": true}

// firstOf is the first media type of an Accept header.
func firstOf(accept string) string {
	first, _, _ := strings.Cut(accept, ",")
	return strings.TrimSpace(first)
}
