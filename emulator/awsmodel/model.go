package awsmodel

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// model is the part of a service's model that describes answers.
type model struct {
	service  string
	Metadata struct {
		Protocol     string // "query", "json", "rest-json", "rest-xml"
		XMLNamespace string `json:"xmlNamespace"`
	}
	Operations map[string]operation
	Shapes     map[string]*shape
}

type operation struct {
	HTTP   struct{ ResponseCode int }
	Output *struct{ Shape, ResultWrapper string }
	Errors []struct{ Shape string }
}

type shape struct {
	Type            string
	Members         map[string]member
	Required        []string
	Payload         string
	Member          *member // of a list
	Key, Value      *member // of a map
	Flattened       bool
	Enum            []string
	TimestampFormat string
	Exception       bool
	Fault           bool
	Error           struct {
		Code           string
		HTTPStatusCode int `json:"httpStatusCode"`
	}
}

type member struct {
	Shape, Location, LocationName string
	XMLAttribute                  bool
	Flattened                     bool
}

// name is how a member is called on the wire.
func (m member) name(given string) string {
	if m.LocationName != "" {
		return m.LocationName
	}
	return given
}

// finding collects what is wrong.
type finding struct{ lines []string }

func (f *finding) add(format string, args ...any) {
	f.lines = append(f.lines, fmt.Sprintf(format, args...))
}

func (m *model) check(a Answer) []string {
	var f finding
	switch {
	case a.Status >= 400 || a.Code != "":
		m.checkError(a, &f)
	case a.Operation == "":
		f.add("a success without an operation")
	default:
		m.checkSuccess(a, &f)
	}
	return f.lines
}

func (m *model) checkSuccess(a Answer, f *finding) {
	op, ok := m.Operations[a.Operation]
	if !ok {
		f.add("the service has no such operation")
		return
	}
	if op.Output == nil {
		m.checkStatus(a, op, nil, f)
		m.checkEmpty(a, f)
		return
	}
	out := m.Shapes[op.Output.Shape]
	m.checkStatus(a, op, out, f)
	m.checkHeaders(a, out, f)
	if out.Payload != "" {
		m.checkPayload(a, out.Members[out.Payload], f)
		return
	}
	body := *out
	body.Members = maps.Clone(out.Members)
	maps.DeleteFunc(body.Members, func(_ string, v member) bool { return v.Location != "" })
	body.Required = slices.DeleteFunc(slices.Clone(out.Required), func(name string) bool { return out.Members[name].Location != "" })
	if len(body.Members) == 0 && m.Metadata.Protocol != "query" {
		m.checkEmpty(a, f)
		return
	}
	m.checkBody(a, &body, op.Output.ResultWrapper, f)
}

// checkStatus holds the status to the model. Some operations give it as data,
// and S3's model does not say which 2xx an operation has.
func (m *model) checkStatus(a Answer, op operation, out *shape, f *finding) {
	want := op.HTTP.ResponseCode
	if out != nil {
		for _, v := range out.Members {
			if v.Location == "statusCode" {
				want = 0
			}
		}
	}
	switch m.Metadata.Protocol {
	case "query", "json":
		want = http.StatusOK
	}
	if want != 0 && a.Status != want {
		f.add("the model says %d", want)
	}
}

func (m *model) checkHeaders(a Answer, out *shape, f *finding) {
	for name, v := range out.Members {
		if v.Location != "header" {
			continue
		}
		values := a.Header.Values(v.LocationName)
		if len(values) == 0 {
			if slices.Contains(out.Required, name) {
				f.add("header %s is missing", v.LocationName)
			}
			continue
		}
		m.checkText(v.Shape, values[0], "rfc822", "header "+v.LocationName, f)
	}
}

// checkPayload checks a body that is one member.
func (m *model) checkPayload(a Answer, v member, f *finding) {
	s := m.Shapes[v.Shape]
	if s.Type == "structure" {
		m.checkBody(a, s, "", f)
	}
}

func (m *model) checkBody(a Answer, s *shape, wrapper string, f *finding) {
	if strings.Contains(m.Metadata.Protocol, "json") {
		m.checkJSON(a.Body, s, f)
		return
	}
	m.checkXML(a, s, wrapper, f)
}

// checkEmpty is for operations that answer nothing.
func (m *model) checkEmpty(a Answer, f *finding) {
	if m.Metadata.Protocol == "query" {
		m.checkXML(a, &shape{Type: "structure"}, "", f)
		return
	}
	if text := strings.TrimSpace(string(a.Body)); text != "" && text != "{}" {
		f.add("a body of %d bytes where the model has none: %.80s", len(text), text)
	}
}
