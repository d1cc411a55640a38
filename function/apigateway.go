package function

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"serverless-poc/schema"
)

// A gateway is a request from an API Gateway REST API with proxy integration
// (payload version 1.0; "Input format of a Lambda function for proxy
// integration" in the API Gateway developer guide): GET with the row in the
// query string, or POST with the row as a JSON object in the body. One function
// serves one model, so any path is its path.
type gateway struct {
	Method  string              `json:"httpMethod"`
	Query   map[string]string   `json:"queryStringParameters"`
	Queries map[string][]string `json:"multiValueQueryStringParameters"`
	Body    *string             `json:"body"`
	Base64  bool                `json:"isBase64Encoded"`
	broken  error               // what kept the event from being read
}

// apiGateway recognises the event by httpMethod and the object requestContext.
func apiGateway(event []member) envelope {
	context := find(event, "requestContext")
	if len(context) == 0 || context[0] != '{' || find(event, "httpMethod") == nil {
		return nil
	}
	g := new(gateway)
	for key, into := range map[string]any{
		"httpMethod":                      &g.Method,
		"queryStringParameters":           &g.Query,
		"multiValueQueryStringParameters": &g.Queries,
		"body":                            &g.Body,
		"isBase64Encoded":                 &g.Base64,
	} {
		raw := find(event, key)
		if raw == nil {
			continue
		}
		if err := json.Unmarshal(raw, into); err != nil {
			g.broken = fmt.Errorf("the event's %s is %s, which is not what API Gateway sends", key, kindOf(raw))
		}
	}
	return g
}

func (*gateway) name() string { return "apigateway" }

func (g *gateway) row() (input, error) {
	switch {
	case g.broken != nil:
		return input{}, refusal(http.StatusBadRequest, "%v", g.broken)
	case g.Method == http.MethodGet:
		return g.query(), nil
	case g.Method == http.MethodPost:
		return g.body()
	}
	return input{}, refusal(http.StatusMethodNotAllowed,
		"%s is not served; send GET with the row in the query string, or POST with the row as a JSON object", clip(g.Method))
}

// query reads the query string. A field may be repeated with one value only.
func (g *gateway) query() input {
	in := input{fields: make(map[string]schema.Value)}
	for field, value := range g.Query {
		in.fields[field] = schema.Str(value)
	}
	for field, values := range g.Queries {
		if len(values) == 0 {
			continue
		}
		in.fields[field] = schema.Str(values[0])
		for _, other := range values[1:] {
			if other == values[0] {
				continue
			}
			delete(in.fields, field)
			in.problems = append(in.problems, schema.Problem{
				Field: clip(field), Value: schema.Str(clip(other)), Allowed: "one value",
				Message: fmt.Sprintf("%s: given with two values, %q and %q; send one", clip(field), clip(values[0]), clip(other)),
			})
			break
		}
	}
	slices.SortFunc(in.problems, func(a, b schema.Problem) int { return strings.Compare(a.Field, b.Field) })
	return in
}

func (g *gateway) body() (input, error) {
	if g.Body == nil {
		return input{}, errors.New("the body is empty")
	}
	data := []byte(*g.Body)
	if g.Base64 {
		var err error
		if data, err = base64.StdEncoding.DecodeString(*g.Body); err != nil {
			return input{}, fmt.Errorf("the body is marked isBase64Encoded but is not base64: %v", err)
		}
	}
	list, err := members(data, "the body")
	if err != nil {
		return input{}, err
	}
	return rowOf(list), nil
}
