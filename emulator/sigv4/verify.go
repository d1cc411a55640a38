package sigv4

import (
	"cmp"
	"crypto/hmac"
	"encoding/hex"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Skew is how far a request's clock may be from ours.
const Skew = 15 * time.Minute

const iso8601 = "20060102T150405Z"

// Verify checks the signature in the Authorization header against the secret.
// body is the whole body; nil means the payload is taken as the client's
// X-Amz-Content-Sha256 header says (S3, which checks it while it streams).
func Verify(r *http.Request, s Scope, secret string, body []byte, now time.Time) error {
	stamp := r.Header.Get("X-Amz-Date")
	at, err := time.Parse(iso8601, stamp)
	if err != nil || stamp[:8] != s.Date {
		return errors.New("X-Amz-Date is missing, malformed or not of the date in the credential scope")
	}
	if d := now.Sub(at); d > Skew || d < -Skew {
		return errors.New("signature expired: " + stamp + " is more than 15 minutes from now")
	}
	payload, err := payloadHash(r, s.Service, body)
	if err != nil {
		return err
	}
	scope := s.Date + "/" + s.Region + "/" + s.Service + "/aws4_request"
	text := strings.Join([]string{algorithm, stamp, scope, hashHex([]byte(canonical(r, s, payload)))}, "\n")
	want := sum(Key(secret, s.Date, s.Region, s.Service), text)
	got, err := hex.DecodeString(s.Signature)
	if err != nil || !hmac.Equal(want, got) {
		return errors.New("the request signature we calculated does not match the signature you provided; " +
			"check your AWS Secret Access Key and signing method")
	}
	return nil
}

func payloadHash(r *http.Request, service string, body []byte) (string, error) {
	claimed := r.Header.Get("X-Amz-Content-Sha256")
	if body == nil && service == "s3" {
		return claimed, nil
	}
	actual := hashHex(body)
	if claimed == "UNSIGNED-PAYLOAD" {
		return claimed, nil
	}
	if claimed != "" && claimed != actual {
		return "", errors.New("the provided x-amz-content-sha256 header does not match what was computed")
	}
	return actual, nil
}

// canonical builds the canonical request.
func canonical(r *http.Request, s Scope, payload string) string {
	path := r.URL.EscapedPath()
	if path == "" {
		path = "/"
	}
	if s.Service != "s3" { // every service but S3 encodes the path twice
		path = escape(path, true)
	}
	var headers strings.Builder
	for _, name := range s.Signed {
		headers.WriteString(name + ":" + headerValue(r, name) + "\n")
	}
	return strings.Join([]string{r.Method, path, canonicalQuery(r.URL.Query()),
		headers.String(), strings.Join(s.Signed, ";"), payload}, "\n")
}

func headerValue(r *http.Request, name string) string {
	switch name {
	case "host":
		return r.Host
	case "content-length":
		return strconv.FormatInt(r.ContentLength, 10)
	case "transfer-encoding":
		return strings.Join(r.TransferEncoding, ",")
	}
	values := append([]string(nil), r.Header.Values(name)...)
	for i, v := range values {
		values[i] = strings.Join(strings.Fields(v), " ")
	}
	return strings.Join(values, ",")
}

// canonicalQuery sorts by name, then by value (of the encoded forms).
func canonicalQuery(q url.Values) string {
	type pair struct{ name, value string }
	var pairs []pair
	for name, values := range q {
		for _, v := range values {
			pairs = append(pairs, pair{escape(name, false), escape(v, false)})
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(strings.Compare(a.name, b.name), strings.Compare(a.value, b.value))
	})
	out := make([]string, len(pairs))
	for i, p := range pairs {
		out[i] = p.name + "=" + p.value
	}
	return strings.Join(out, "&")
}

// escape percent-encodes all but RFC 3986's unreserved characters.
func escape(s string, keepSlash bool) string {
	const hexDigits = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		plain := c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("-_.~", c) >= 0
		if plain || keepSlash && c == '/' {
			b.WriteByte(c)
			continue
		}
		b.Write([]byte{'%', hexDigits[c>>4], hexDigits[c&15]})
	}
	return b.String()
}
