package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// apiEvent is what API Gateway's proxy integration sends, as far as the test
// program reads it.
type apiEvent struct {
	Method string            `json:"httpMethod"`
	Query  map[string]string `json:"queryStringParameters"`
}

// answerAPI answers API Gateway: by default with the whole event, else as the
// query parameter do says.
func answerAPI(e apiEvent, raw json.RawMessage) (any, error) {
	switch e.Query["do"] {
	case "":
		return map[string]any{"statusCode": 200, "headers": map[string]any{"Content-Type": "application/json; charset=utf-8", "X-Own": 7},
			"multiValueHeaders": map[string][]string{"X-Many": {"a", "b"}}, "body": string(raw)}, nil
	case "teapot":
		return map[string]any{"statusCode": "418"}, nil
	case "empty":
		return struct{}{}, nil
	case "strange":
		return map[string]any{"statusCode": 200, "more": true}, nil
	case "number":
		return map[string]any{"statusCode": 200, "body": 5}, nil
	case "text":
		return "not an object", nil
	case "fail":
		return nil, errors.New("as asked")
	case "sleep":
		time.Sleep(time.Second)
		return struct{}{}, nil
	}
	return nil, fmt.Errorf("nothing called %q", e.Query["do"])
}
