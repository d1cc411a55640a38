package emulator

import (
	"io"
	"net/http"
	"strings"
	"time"

	"serverless-poc/emulator/apigateway"
	"serverless-poc/emulator/iam"
	"serverless-poc/emulator/sigv4"
	"serverless-poc/emulator/sts"
	"serverless-poc/emulator/wire"
)

const maxBody = 70 << 20 // Lambda takes a 50 MB zip, in base64, in JSON

// ServeHTTP authenticates a call and hands it to its service.
func (e *Emulator) ServeHTTP(w http.ResponseWriter, h *http.Request) {
	r := &wire.Request{HTTP: h, ID: wire.UUID()}
	name, run := e.route(r)
	c := Call{Seq: e.record.next(), Time: e.clock.Now(), Service: name, Operation: r.Operation, Mutating: r.Mutating,
		Method: h.Method, Path: h.URL.Path, Caller: r.Caller.ARN(), Agent: h.UserAgent()}
	copied := &tee{ResponseWriter: w}
	if e.onAnswer != nil {
		w = copied
	}
	out := &answer{ResponseWriter: w, told: func(status int) {
		c.Status, c.Code = status, r.Code
		e.note(c)
	}}
	e.perform(out, r, &c, run)
	out.tell(http.StatusOK) // what wrote nothing has answered 200
	if e.onAnswer != nil && c.Status != 0 {
		e.onAnswer(c, w.Header(), copied.copy.body.Bytes())
	}
}

// route finds the service of a call, names the operation in r, and gives what
// executes it.
func (e *Emulator) route(r *wire.Request) (name string, run func(http.ResponseWriter)) {
	name, err := e.authenticate(r)
	s := e.services[name]
	if err == nil && s == nil {
		r.Operation = operationHint(r)
		err = wire.NotImplemented(name, r.Operation)
	}
	if err != nil {
		return name, func(w http.ResponseWriter) { writeError(w, r, name, err) }
	}
	s.Identify(r)
	return name, func(w http.ResponseWriter) { s.Serve(w, r) }
}

// authenticate finds the service, the caller and the region of a call and
// checks its signature; S3 checks it itself, while the body streams.
func (e *Emulator) authenticate(r *wire.Request) (service string, err error) {
	scope, ok := sigv4.Parse(r.HTTP)
	if !ok {
		r.Caller = wire.Caller{Anonymous: true}
		if e.apis.Finds(r.HTTP) {
			return apigateway.ExecuteAPI, nil
		}
		service = guess(r.HTTP)
		code := "MissingAuthenticationToken"
		if service == "s3" {
			code = "AccessDenied"
			if r.HTTP.Method == http.MethodGet || r.HTTP.Method == http.MethodHead { // perhaps of a public object
				r.Region = "us-east-1"
				return service, nil
			}
		}
		return service, wire.Errorf(403, code, "Request is missing Authentication Token: sign it (AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s)", AccessKey, SecretKey)
	}
	service, r.Region = scope.Service, scope.Region
	token := r.HTTP.Header.Get("X-Amz-Security-Token")
	if token == "" {
		token = r.HTTP.URL.Query().Get("X-Amz-Security-Token")
	}
	caller, secret, ok := e.keys.Lookup(scope.AccessKey, token)
	if !ok {
		return service, unknownKey(service, scope.AccessKey)
	}
	r.Caller = caller
	if service == "s3" {
		return service, nil
	}
	if r.Body, err = io.ReadAll(http.MaxBytesReader(nil, r.HTTP.Body, maxBody)); err != nil {
		return service, wire.Errorf(413, "RequestEntityTooLargeException", "%v", err)
	}
	if err := sigv4.Verify(r.HTTP, scope, secret, r.Body, time.Now()); err != nil {
		return service, badSignature(service, err)
	}
	return service, nil
}

// unknownKey is each service's own way to say that it does not know a key.
func unknownKey(service, key string) error {
	hint := "; the emulator's account is AWS_ACCESS_KEY_ID=" + AccessKey + " AWS_SECRET_ACCESS_KEY=" + SecretKey
	switch service {
	case "s3":
		return wire.Errorf(403, "InvalidAccessKeyId", "The AWS Access Key Id %q does not exist in our records%s", key, hint)
	case "iam", "sts":
		return wire.Errorf(403, "InvalidClientTokenId", "The security token included in the request is invalid%s", hint)
	}
	return wire.Errorf(403, "UnrecognizedClientException", "The security token included in the request is invalid%s", hint)
}

func badSignature(service string, err error) error {
	switch service {
	case "iam", "sts":
		return wire.Errorf(403, "SignatureDoesNotMatch", "%v", err)
	}
	return wire.Errorf(403, "InvalidSignatureException", "%v", err)
}

// guess finds the service of an unsigned request by its form.
func guess(h *http.Request) string {
	switch {
	case strings.HasPrefix(h.Header.Get("X-Amz-Target"), "Logs_"):
		return "logs"
	case strings.HasPrefix(h.Header.Get("X-Amz-Target"), "AWSEvents."):
		return "events"
	case strings.HasPrefix(h.Header.Get("X-Amz-Target"), "AWSStepFunctions."):
		return "states"
	case strings.HasPrefix(h.URL.Path, "/2015-03-31/") || strings.HasPrefix(h.URL.Path, "/2017-03-31/"):
		return "lambda"
	case h.Method == http.MethodPost && h.URL.Path == "/":
		return "sts"
	}
	return "s3"
}

// operationHint names the operation of a service the emulator does not have.
func operationHint(r *wire.Request) string {
	if target := r.HTTP.Header.Get("X-Amz-Target"); target != "" {
		return target[strings.LastIndexByte(target, '.')+1:]
	}
	if _, action, ok := strings.Cut("&"+string(r.Body), "&Action="); ok {
		action, _, _ = strings.Cut(action, "&")
		return action
	}
	return r.HTTP.Method + " " + r.HTTP.URL.Path
}

// writeError answers in the service's own protocol.
func writeError(w http.ResponseWriter, r *wire.Request, service string, err error) {
	switch {
	case service == "s3":
		wire.WriteS3Error(w, r, err)
	case service == "iam":
		wire.WriteQueryError(w, r, iam.Namespace, err)
	case service == "sts", strings.HasPrefix(r.HTTP.Header.Get("Content-Type"), "application/x-www-form-urlencoded"):
		wire.WriteQueryError(w, r, sts.Namespace, err)
	case r.HTTP.Header.Get("X-Amz-Target") != "":
		wire.WriteJSONError(w, r, wire.JSON11, err)
	default:
		wire.WriteJSONError(w, r, wire.RESTJSON, err)
	}
}
