package function

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

// Types of init errors, as Lambda and the deployer's gate see them.
const (
	ConfigInvalid = "Function.ConfigInvalid"
	NotLoaded     = "Function.ModelNotLoaded" // not there, not readable, or not the pinned bytes
	Refused       = "Function.ModelRefused"   // the pinned bytes, but not a model that proves itself
)

// An InitError is why the function cannot serve. Type is one of the constants.
type InitError struct {
	Type string
	Err  error
}

func (e *InitError) Error() string { return e.Err.Error() }

// Unwrap gives the reason.
func (e *InitError) Unwrap() error { return e.Err }

// ReportInit tells Lambda why init failed, so that the reason is in the answer
// of the invocation and not only in the log. aws-lambda-go offers no call for
// it; the request is that of the Lambda Runtime API, "Initialization error"
// (docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html). The process must
// exit afterwards.
func ReportInit(ctx context.Context, runtimeAPI string, reason error) error {
	kind := ConfigInvalid
	var known *InitError
	if errors.As(reason, &known) {
		kind = known.Type
	}
	body, err := json.Marshal(map[string]any{"errorMessage": reason.Error(), "errorType": kind, "stackTrace": []string{}})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	url := "http://" + runtimeAPI + "/2018-06-01/runtime/init/error"
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Lambda-Runtime-Function-Error-Type", kind)
	direct := http.Client{Transport: &http.Transport{Proxy: nil}} // the Runtime API is never behind a proxy
	response, err := direct.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return err
	}
	if response.StatusCode != http.StatusAccepted {
		return fmt.Errorf("the Runtime API answered %s to the init error", response.Status)
	}
	return nil
}
