package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// kumoHost is where kumo believes that S3 and Lambda are: in kumo itself.
const kumoHost = "localhost:4566"

// A link is the way from kumo to AWS.
type link struct {
	next   http.RoundTripper
	to     *url.URL
	region string
	keys   aws.Credentials
	signer *v4.Signer
	run    *mapRun
}

func newLink(env func(string) string, next http.RoundTripper) (*link, error) {
	to, err := url.Parse(env("AWS_ENDPOINT_URL"))
	if err != nil || to.Host == "" {
		return nil, fmt.Errorf("AWS_ENDPOINT_URL=%s is no address; set it to the embedded AWS", env("AWS_ENDPOINT_URL"))
	}
	return &link{
		next: next, to: to, region: env("AWS_REGION"), run: newMapRun(env("MAP_RUN_ARN")),
		keys:   aws.Credentials{AccessKeyID: env("AWS_ACCESS_KEY_ID"), SecretAccessKey: env("AWS_SECRET_ACCESS_KEY"), SessionToken: env("AWS_SESSION_TOKEN")},
		signer: v4.NewSigner(),
	}, nil
}

// RoundTrip makes kumo's call where it belongs. Calls of anything else pass.
func (l *link) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Host != kumoHost {
		return l.next.RoundTrip(r)
	}
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
	}
	if strings.HasPrefix(r.URL.Path, "/2015-03-31/functions/") {
		return l.invoke(r, body)
	}
	if r.Method == http.MethodPut && strings.HasSuffix(r.URL.Path, "/"+kumoResult) {
		return l.results(r, body)
	}
	return l.call(r, r.URL.Path, body)
}

// call makes a call of S3 or Lambda with the role's signature.
func (l *link) call(r *http.Request, path string, body []byte) (*http.Response, error) {
	service := "s3"
	if strings.HasPrefix(path, "/2015-03-31/") {
		service = "lambda"
	}
	to := *l.to
	to.Path, to.RawQuery = path, r.URL.RawQuery
	out, err := http.NewRequestWithContext(r.Context(), r.Method, to.String(), bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	if t := r.Header.Get("Content-Type"); t != "" {
		out.Header.Set("Content-Type", t)
	}
	sum := sha256.Sum256(body)
	hash := hex.EncodeToString(sum[:])
	out.Header.Set("X-Amz-Content-Sha256", hash)
	plain := func(o *v4.SignerOptions) { o.DisableURIPathEscaping = service == "s3" }
	if err := l.signer.SignHTTP(r.Context(), l.keys, out, hash, service, l.region, time.Now(), plain); err != nil {
		return nil, err
	}
	return l.next.RoundTrip(out)
}

// invoke calls a function. One that answers with an error does so with status 200
// and a header, which kumo does not read.
func (l *link) invoke(r *http.Request, body []byte) (*http.Response, error) {
	answer, err := l.call(r, r.URL.Path, body)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	payload, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	if answer.Header.Get("X-Amz-Function-Error") != "" {
		answer.StatusCode = http.StatusBadGateway
	}
	l.run.called(body, answer.StatusCode == http.StatusOK, payload)
	answer.Body = io.NopCloser(bytes.NewReader(payload))
	return answer, nil
}
