package awserr

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// A fault is what a failed call said, taken out of the SDK's errors.
type fault struct {
	code, message string
	status        int
	after         time.Duration // that AWS asks to wait
	server        bool          // AWS's own fault
}

// read finds the code: the API's own, or one of ours where there was no answer.
// A cancelled call has none.
func read(err error) fault {
	f := fault{}
	var response *smithyhttp.ResponseError
	if errors.As(err, &response) && response.HTTPResponse() != nil {
		f.status = response.HTTPStatusCode()
		f.after = retryAfter(response.HTTPResponse().Header)
	}
	var api smithy.APIError
	if errors.As(err, &api) {
		f.code, f.message, f.server = api.ErrorCode(), api.ErrorMessage(), api.ErrorFault() == smithy.FaultServer
	} else {
		f.code = unanswered(err)
	}
	f.server = f.server || f.status/100 == 5
	return f
}

// unanswered tells calls that did not arrive from those that may have.
func unanswered(err error) string {
	var cancelled *smithy.CanceledError
	if errors.As(err, &cancelled) {
		return ""
	}
	var certificate *tls.CertificateVerificationError
	var dns *net.DNSError
	var dial *net.OpError
	var send *smithyhttp.RequestSendError
	switch {
	case errors.As(err, &certificate):
		return BadCertificate
	case errors.As(err, &dns) && dns.IsNotFound:
		return NoHost
	case dns != nil, errors.As(err, &dial) && dial.Op == "dial":
		return NotSent
	case errors.As(err, &send), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET):
		return NoAnswer
	}
	return ""
}

// retryAfter is what the header asks for: API Gateway's and Lambda's
// retryAfterSeconds is Retry-After, newer services write milliseconds.
func retryAfter(h http.Header) time.Duration {
	if s, err := strconv.Atoi(h.Get("Retry-After")); err == nil && s > 0 {
		return time.Duration(s) * time.Second
	}
	if ms, err := strconv.Atoi(h.Get("X-Amz-Retry-After")); err == nil && ms > 0 {
		return time.Duration(ms) * time.Millisecond
	}
	return 0
}
