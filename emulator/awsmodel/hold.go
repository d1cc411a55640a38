package awsmodel

import (
	"net/http"
	"slices"
	"strings"
	"sync"

	"serverless-poc/emulator"
)

// Hold makes an emulator that is started with o tell its answers to the models;
// the errors of a script (Options.Intercept) are not held against them. What it
// returns gives the violations so far. A nil Checker holds nothing.
func (c *Checker) Hold(o *emulator.Options) (violations func() []string) {
	var mu sync.Mutex
	var lines []string
	violations = func() []string {
		mu.Lock()
		defer mu.Unlock()
		return slices.Clone(lines)
	}
	if c == nil {
		return violations
	}
	o.OnAnswer = func(call emulator.Call, h http.Header, body []byte) {
		if strings.Contains(call.Fault, "error") {
			return
		}
		found := c.Check(Answer{Service: call.Service, Operation: call.Operation, Method: call.Method,
			Status: call.Status, Code: call.Code, Header: h.Clone(), Body: body})
		mu.Lock()
		defer mu.Unlock()
		lines = append(lines, found...)
	}
	return violations
}
