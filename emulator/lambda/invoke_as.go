package lambda

import (
	"encoding/json"
	"net/http"
	"strings"

	"serverless-poc/emulator/policy"
	"serverless-poc/emulator/wire"
)

// An Invocation is one that another AWS service makes: which service, for what
// of its own, and what it sends.
type Invocation struct {
	Function  string // ARN of the function, of one version or of an alias
	Principal string // the service, for example "apigateway.amazonaws.com"
	SourceARN string // ARN of the service's own resource: aws:SourceArn
	RequestID string // becomes the invocation's request id; "" is a fresh one
	Event     []byte // JSON, at most 6 MB; 1 MB when Async
	Async     bool   // do not wait for the program
}

// A Result is what a function answered. It is empty for an asynchronous one.
type Result struct {
	Payload       []byte
	FunctionError string // "" for success, else "Unhandled"
	Version       string // the version that ran
}

// InvokeAs runs a function for another service if the resource policy of
// exactly what Function names (an alias has its own, apart from the function's)
// allows that service to invoke it. Errors are [*wire.Error], as Invoke's.
func (s *Service) InvokeAs(v Invocation) (Result, error) {
	in, err := v.input()
	if err != nil {
		return Result{}, err
	}
	kind := ""
	if v.Async {
		kind = "Event"
	}
	event, err := payload(in, kind)
	if err != nil {
		return Result{}, err
	}
	if err := s.allowed(in, v.Principal, v.SourceARN); err != nil {
		return Result{}, err
	}
	c, spec, err := s.target(in)
	if err != nil {
		return Result{}, err
	}
	if v.Async {
		s.enqueue(in, event)
		return Result{Version: c.Version}, nil
	}
	out, err := s.run(in, c, spec, event)
	return Result{Payload: out.Payload, FunctionError: out.Error, Version: c.Version}, err
}

// input is the invocation in the form of a call of the API.
func (v Invocation) input() (*input, error) {
	parts := strings.Split(v.Function, ":") // arn:aws:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER]
	name, qualifier, ok := parseFunction(v.Function)
	if !ok || len(parts) < 7 || parts[2] != "lambda" {
		return nil, invalid("Invalid Lambda function ARN: %q", v.Function)
	}
	id := v.RequestID
	if id == "" {
		id = wire.UUID()
	}
	r := &wire.Request{HTTP: &http.Request{Header: http.Header{}}, ID: id, Region: parts[3], Body: v.Event}
	return &input{Request: r, function: name, qualifier: qualifier}, nil
}

// allowed evaluates the resource policy for a service. AWS writes the condition
// keys of AddPermission as AWS:SourceArn and reads keys without regard to case.
func (s *Service) allowed(in *input, principal, source string) error {
	resource := arn(in.Region, in.function, in.qualifier)
	ask := policy.Ask{Action: "lambda:InvokeFunction", Resource: resource, Condition: map[string][]string{}}
	for _, prefix := range []string{"aws", "AWS"} {
		ask.Condition[prefix+":SourceArn"] = []string{source}
		ask.Condition[prefix+":SourceAccount"] = []string{wire.AccountID}
	}
	decision := policy.NoMatch
	err := s.view(in, func(f *function) error {
		list := f.Policies[in.qualifier]
		if len(list) == 0 {
			return nil
		}
		text, err := json.Marshal(map[string]any{"Version": "2012-10-17", "Statement": list})
		decision = policy.Resource(string(text), policy.Principals{"Service": {principal}}, ask)
		return err
	})
	if err != nil || decision == policy.Allow {
		return err
	}
	return wire.Errorf(403, "AccessDeniedException", "User: %s is not authorized to perform: lambda:InvokeFunction on resource: %s because no resource-based policy allows the lambda:InvokeFunction action for the source %s", principal, resource, source)
}
