package s3

import (
	"bytes"
	"encoding/xml"
	"io"
	"log"
	"net/http"
	"strconv"
	"time"

	"serverless-poc/emulator/keyring"
	"serverless-poc/emulator/sigv4"
	"serverless-poc/emulator/wire"
)

var discardLog = log.New(io.Discard, "", 0)

// finish looks at versitygw's reply on its way out: it notes an error's code,
// hides a missing key from who may not list, and forgets a deleted bucket.
func (p passing) finish(reply *http.Response) error {
	reply.Header.Del("Server")
	ok := reply.StatusCode < 300
	if ok && p.call.operation == "DeleteBucket" {
		return p.service.forget(p.call.bucket)
	}
	if ok && p.call.operation == "DeleteObjects" {
		return deleted(reply)
	}
	if reply.StatusCode < 400 {
		return nil
	}
	body, err := io.ReadAll(reply.Body)
	if err != nil {
		return err
	}
	e := errorOf(reply.StatusCode, body)
	if e.Status == http.StatusNotFound && p.hidden() {
		e = wire.Errorf(403, "AccessDenied", "Access Denied")
		reply.StatusCode, reply.Status = 403, "403 Forbidden"
		body = []byte(xml.Header + "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>")
		if p.request.HTTP.Method == http.MethodHead {
			body = nil
		}
	}
	p.request.Code = e.Code
	reply.Body = io.NopCloser(bytes.NewReader(body))
	if p.request.HTTP.Method != http.MethodHead || len(body) > 0 {
		reply.ContentLength = int64(len(body))
		reply.Header.Set("Content-Length", strconv.Itoa(len(body)))
	}
	return nil
}

// hidden reports whether a missing key must answer 403: S3 says 404 only to
// who may list the bucket.
func (p passing) hidden() bool {
	switch p.call.operation {
	case "GetObject", "HeadObject", "GetObjectAttributes", "GetObjectTagging":
	default:
		return false
	}
	list := []need{{"s3:ListBucket", "arn:aws:s3:::" + p.call.bucket}}
	return p.service.allowed(p.request, p.call, list) != nil
}

// errorOf reads S3's error document; a reply without one (HEAD) is named by status.
func errorOf(status int, body []byte) *wire.Error {
	var e struct{ Code, Message string }
	if xml.Unmarshal(body, &e) != nil || e.Code == "" {
		e.Code = strconv.Itoa(status)
	}
	return &wire.Error{Status: status, Code: e.Code, Message: e.Message}
}

// signAsRoot signs a request without a body with the root account's key.
func signAsRoot(h *http.Request, region string) {
	now := time.Now().UTC()
	h.Header.Set("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD")
	sigv4.Sign(h, keyring.RootAccessKey, keyring.RootSecretKey, region, "s3", "UNSIGNED-PAYLOAD", now)
}
