// Package sigv4 reads and checks AWS Signature Version 4 in the Authorization
// header. Depends on emulator/keyring and emulator/wire.
//
// Source: AWS General Reference, "Create a signed AWS API request".
package sigv4

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
)

// Scope is what a signature says about itself.
type Scope struct {
	AccessKey string
	Date      string // yyyymmdd
	Region    string
	Service   string // the signing name: "s3", "iam", "sts", "lambda", "logs"
	Signed    []string
	Signature string
}

const algorithm = "AWS4-HMAC-SHA256"

// Parse reads the Authorization header, or the query of a presigned URL. ok is
// false when the request carries no signature of version 4.
func Parse(r *http.Request) (s Scope, ok bool) {
	header := r.Header.Get("Authorization")
	if header == "" {
		return parseQuery(r)
	}
	rest, found := strings.CutPrefix(header, algorithm)
	if !found {
		return s, false
	}
	var credential, signed string
	for _, part := range strings.Split(rest, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch name {
		case "Credential":
			credential = value
		case "SignedHeaders":
			signed = value
		case "Signature":
			s.Signature = value
		}
	}
	return fill(s, credential, signed)
}

func parseQuery(r *http.Request) (s Scope, ok bool) {
	q := r.URL.Query()
	if q.Get("X-Amz-Algorithm") != algorithm {
		return s, false
	}
	s.Signature = q.Get("X-Amz-Signature")
	return fill(s, q.Get("X-Amz-Credential"), q.Get("X-Amz-SignedHeaders"))
}

// fill reads key/date/region/service/aws4_request; a key id has no slash.
func fill(s Scope, credential, signed string) (Scope, bool) {
	p := strings.Split(credential, "/")
	if len(p) != 5 || p[4] != "aws4_request" || s.Signature == "" || signed == "" {
		return s, false
	}
	s.AccessKey, s.Date, s.Region, s.Service = p[0], p[1], p[2], p[3]
	s.Signed = strings.Split(signed, ";")
	return s, true
}

// Key derives the signing key for a secret and a scope.
func Key(secret, date, region, service string) []byte {
	k := sum([]byte("AWS4"+secret), date)
	return sum(sum(sum(k, region), service), "aws4_request")
}

func sum(key []byte, data string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(data))
	return h.Sum(nil)
}

func hashHex(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
