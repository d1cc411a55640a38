package function_test

import (
	"fmt"
	"html"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

// An s3Peer speaks S3's wire protocol for GetObject, path style, and counts.
type s3Peer struct {
	*httptest.Server
	asked atomic.Int32
}

// s3Serving answers every request with answer, after checking that it is signed
// with the role's credentials for S3 in the function's region.
func s3Serving(t testing.TB, answer http.HandlerFunc) *s3Peer {
	t.Helper()
	p := s3Unstarted(t, answer)
	p.Start()
	return p
}

// s3ServingTLS is [s3Serving] with a certificate that is its own root.
func s3ServingTLS(t testing.TB, answer http.HandlerFunc) *s3Peer {
	t.Helper()
	p := s3Unstarted(t, answer)
	p.Config.ErrorLog = log.New(io.Discard, "", 0) // callers who do not trust it
	p.StartTLS()
	return p
}

func s3Unstarted(t testing.TB, answer http.HandlerFunc) *s3Peer {
	t.Helper()
	p := new(s3Peer)
	p.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.asked.Add(1)
		signed := r.Header.Get("Authorization")
		if !strings.HasPrefix(signed, "AWS4-HMAC-SHA256 Credential=AKIDTEST/") || !strings.Contains(signed, "/us-east-1/s3/aws4_request") ||
			r.Header.Get("X-Amz-Security-Token") != "token" {
			s3Error(http.StatusForbidden, "InvalidAccessKeyId", "not the role's signature: "+signed, nil)(w, r)
			return
		}
		w.Header().Set("X-Amz-Request-Id", "REQ1")
		answer(w, r)
	}))
	t.Cleanup(p.Close)
	return p
}

// s3Object serves one object; any other key is denied, as S3 does for a caller
// without s3:ListBucket.
func s3Object(bucket, key string, data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || r.URL.Path != "/"+bucket+"/"+key {
			s3Error(http.StatusForbidden, "AccessDenied", "Access Denied", nil)(w, r)
			return
		}
		w.Write(data)
	}
}

func s3Error(status int, code, message string, headers map[string]string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for k, v := range headers {
			w.Header().Set(k, v)
		}
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(status)
		fmt.Fprintf(w, `<?xml version="1.0" encoding="UTF-8"?>`+
			`<Error><Code>%s</Code><Message>%s</Message><RequestId>REQ1</RequestId></Error>`, code, html.EscapeString(message))
	}
}
