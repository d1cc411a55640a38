package sigv4

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// The example of AWS's own documentation (General Reference, "Signature
// Version 4 signing process", complete example): key, date and signature are
// AWS's, not ours.
func example() *http.Request {
	r, _ := http.NewRequest("GET", "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08", nil)
	r.Host = "iam.amazonaws.com"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
	r.Header.Set("X-Amz-Date", "20150830T123600Z")
	r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "+
		"SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7")
	return r
}

const exampleSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"

var exampleTime = time.Date(2015, 8, 30, 12, 36, 0, 0, time.UTC)

func TestVerify(t *testing.T) {
	mismatch := "the request signature we calculated does not match the signature you provided; check your AWS Secret Access Key and signing method"
	cases := []struct {
		name   string
		change func(*http.Request)
		secret string
		body   string
		now    time.Time
		want   string
	}{
		{name: "AWS's example"},
		{name: "another secret", secret: "x", want: mismatch},
		{name: "another query", change: func(r *http.Request) { r.URL.RawQuery += "&More=1" }, want: mismatch},
		{name: "another path", change: func(r *http.Request) { r.URL.Path = "/x" }, want: mismatch},
		{name: "another method", change: func(r *http.Request) { r.Method = "POST" }, want: mismatch},
		{name: "another host", change: func(r *http.Request) { r.Host = "sts.amazonaws.com" }, want: mismatch},
		{name: "a body", body: "x", want: mismatch},
		{name: "a quarter of an hour early", now: exampleTime.Add(-15 * time.Minute)},
		{name: "later than that", now: exampleTime.Add(16 * time.Minute), want: "signature expired: 20150830T123600Z is more than 15 minutes from now"},
		{name: "no date", change: func(r *http.Request) { r.Header.Del("X-Amz-Date") },
			want: "X-Amz-Date is missing, malformed or not of the date in the credential scope"},
	}
	for _, one := range cases {
		r := example()
		if one.change != nil {
			one.change(r)
		}
		if one.secret == "" {
			one.secret = exampleSecret
		}
		if one.now.IsZero() {
			one.now = exampleTime
		}
		s, ok := Parse(r)
		if !ok || s.AccessKey != "AKIDEXAMPLE" || s.Region != "us-east-1" || s.Service != "iam" {
			t.Fatalf("%s: parsed as %+v, %v", one.name, s, ok)
		}
		got := ""
		if err := Verify(r, s, one.secret, []byte(one.body), one.now); err != nil {
			got = err.Error()
		}
		if got != one.want {
			t.Errorf("%s: got %q, want %q", one.name, got, one.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, header := range []string{"", "Bearer x", "AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host, Signature=1",
		strings.Replace(example().Header.Get("Authorization"), "Signature=", "Other=", 1)} {
		r := example()
		r.Header.Set("Authorization", header)
		if s, ok := Parse(r); ok {
			t.Errorf("%q was taken for %+v", header, s)
		}
	}
}
