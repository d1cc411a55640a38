package apigateway

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// answer is what a function of a proxy integration answers.
type answer struct {
	status  int
	headers map[string][]string
	body    string
	encoded bool // body is base64
}

// parseAnswer reads a function's answer, which must be an object of API
// Gateway's members and no others. Source: API Gateway developer guide, "Output
// format of a Lambda function for proxy integration".
func parseAnswer(payload []byte) (*answer, error) {
	var v struct {
		StatusCode        *json.RawMessage           `json:"statusCode"`
		Headers           map[string]json.RawMessage `json:"headers"`
		MultiValueHeaders map[string][]string        `json:"multiValueHeaders"`
		Body              *string                    `json:"body"`
		IsBase64Encoded   bool                       `json:"isBase64Encoded"`
	}
	d := json.NewDecoder(bytes.NewReader(payload))
	d.DisallowUnknownFields()
	if !bytes.HasPrefix(bytes.TrimSpace(payload), []byte("{")) {
		return nil, errors.New("it is not an object")
	}
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	a := &answer{status: 200, headers: map[string][]string{}, encoded: v.IsBase64Encoded}
	if v.StatusCode != nil {
		code, err := strconv.Atoi(plain(*v.StatusCode))
		if err != nil || code < 100 || code > 599 {
			return nil, fmt.Errorf("statusCode is %s", *v.StatusCode)
		}
		a.status = code
	}
	for name, raw := range v.Headers {
		text, err := scalar(raw)
		if err != nil {
			return nil, fmt.Errorf("header %s: %v", name, err)
		}
		a.headers[name] = []string{text}
	}
	for name, values := range v.MultiValueHeaders {
		a.headers[name] = values
	}
	if v.Body != nil {
		a.body = *v.Body
	}
	return a, nil
}

// scalar is a text, a number or a truth value as a text.
func scalar(raw json.RawMessage) (string, error) {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text, nil
	}
	if first := raw[0]; first == '{' || first == '[' {
		return "", errors.New("its value is not a text")
	}
	return string(raw), nil
}
