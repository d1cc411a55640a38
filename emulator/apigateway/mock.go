package apigateway

import (
	"encoding/json"
	"mime"
	"net/http"
	"regexp"
	"strconv"
	"strings"
)

// mock answers by the integration's own templates: the request's gives a status
// code, which selects the response.
func (q *request) mock(w http.ResponseWriter) *refusal {
	i := q.method.Integration
	contentType, _, err := mime.ParseMediaType(q.HTTP.Header.Get("Content-Type"))
	if err != nil {
		contentType = "application/json"
	}
	text := q.context(refusal{})
	template, ok := i.RequestTemplates[contentType]
	if !ok && (i.Passthrough == "NEVER" || i.Passthrough == "WHEN_NO_TEMPLATES" && len(i.RequestTemplates) > 0) {
		return &refusal{kind: "UNSUPPORTED_MEDIA_TYPE", message: "Unsupported Media Type"}
	}
	body := []byte(render(template, text))
	if !ok {
		body = q.Body
	}
	var asked struct{ StatusCode int }
	if json.Unmarshal(body, &asked) != nil || asked.StatusCode == 0 {
		return &refusal{kind: "API_CONFIGURATION_ERROR", message: "Internal server error"}
	}
	r := i.selects(strconv.Itoa(asked.StatusCode))
	if r == nil {
		return &refusal{kind: "API_CONFIGURATION_ERROR", message: "Internal server error"}
	}
	for name, value := range r.Parameters {
		w.Header().Set(strings.TrimPrefix(name, "method.response.header."), q.mapped(value, text))
	}
	w.Header().Set("Content-Type", "application/json")
	status, _ := strconv.Atoi(r.StatusCode) // checked at import
	w.WriteHeader(status)
	_, _ = w.Write([]byte(render(r.Templates["application/json"], text))) // the client has gone: nobody to tell
	return nil
}

// selects finds the response whose pattern fits the whole code, else the
// default.
func (i *integration) selects(code string) (found *integrationResponse) {
	for _, r := range i.Responses {
		if r.Selection == "" {
			if found == nil {
				found = r
			}
		} else if regexp.MustCompile("^(?:" + r.Selection + ")$").MatchString(code) { // compiled at import
			return r
		}
	}
	return found
}
