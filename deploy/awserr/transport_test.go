package awserr

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"syscall"
	"testing"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// answer is an API error in a response with a status.
func answer(status int, header map[string]string, code string) error {
	h := http.Header{}
	for k, v := range header {
		h.Set(k, v)
	}
	return &smithyhttp.ResponseError{
		Response: &smithyhttp.Response{Response: &http.Response{StatusCode: status, Header: h}},
		Err:      &smithy.GenericAPIError{Code: code},
	}
}

func sent(err error) error {
	return &smithyhttp.RequestSendError{Err: &url.Error{Op: "Post", URL: "http://x", Err: err}}
}

type transport struct {
	name string
	err  error
	code string
	read Class // for an operation that only reads
	make Class // for one that makes one more each time
}

// transports are what happens to a call on its way; the refused connection and
// the certificate are real.
func transports(t *testing.T) []transport {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	_, refused := http.Get("http://" + l.Addr().String())
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	_, certificate := (&http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: x509.NewCertPool()}}}).Get(s.URL)
	return []transport{
		{"refused connection", &smithyhttp.RequestSendError{Err: refused}, NotSent, Retry, Retry},
		{"name server down", sent(&net.DNSError{Err: "server misbehaving", IsTemporary: true}), NotSent, Retry, Retry},
		{"no such host", sent(&net.DNSError{Err: "no such host", IsNotFound: true}), NoHost, Permanent, Permanent},
		{"bad certificate", &smithyhttp.RequestSendError{Err: certificate}, BadCertificate, Permanent, Permanent},
		{"cut before the answer", sent(io.EOF), NoAnswer, Retry, Compare},
		{"reset", sent(&net.OpError{Op: "read", Err: syscall.ECONNRESET}), NoAnswer, Retry, Compare},
		{"cut in the answer", fmt.Errorf("deserialization failed, %w", io.ErrUnexpectedEOF), NoAnswer, Retry, Compare},
		{"429 without a code", answer(429, nil, "UnknownError"), "UnknownError", Retry, Compare},
		{"503 without a code", answer(503, nil, "UnknownError"), "UnknownError", Retry, Compare},
	}
}

func TestTransport(t *testing.T) {
	for _, c := range transports(t) {
		read, create := Classify(IAM, "GetRole", c.err), Classify(APIGateway, "CreateRestApi", c.err)
		if read.Code != c.code || read.Class != c.read || create.Class != c.make {
			t.Errorf("%s (%v): %s, %s, %s; want %s, %s, %s", c.name, c.err, read.Code, read.Class, create.Class, c.code, c.read, c.make)
		}
	}
	if v := Classify(IAM, "GetRole", &smithy.CanceledError{Err: context.Canceled}); v.Class != Permanent || v.Known {
		t.Errorf("cancelled: %+v; want permanent, unknown", v)
	}
	if v := Classify(IAM, "GetRole", errors.New("no credentials")); v.Class != Permanent || v.Known || v.Code != "" {
		t.Errorf("no credentials: %+v", v)
	}
}
