package sigv4

import (
	"encoding/hex"
	"net/http"
	"strings"
	"time"
)

// Sign adds the date and the Authorization header to a request of the emulator
// to itself; host and every X-Amz header are signed. payload is the body's hash
// or UNSIGNED-PAYLOAD.
func Sign(r *http.Request, accessKey, secret, region, service, payload string, at time.Time) {
	stamp := at.UTC().Format(iso8601)
	r.Header.Set("X-Amz-Date", stamp)
	if r.Host == "" {
		r.Host = r.URL.Host
	}
	s := Scope{AccessKey: accessKey, Date: stamp[:8], Region: region, Service: service,
		Signed: []string{"host", "x-amz-content-sha256", "x-amz-date"}}
	scope := strings.Join([]string{s.Date, region, service, "aws4_request"}, "/")
	text := strings.Join([]string{algorithm, stamp, scope, hashHex([]byte(canonical(r, s, payload)))}, "\n")
	signature := hex.EncodeToString(sum(Key(secret, s.Date, region, service), text))
	r.Header.Set("Authorization", algorithm+" Credential="+accessKey+"/"+scope+
		", SignedHeaders="+strings.Join(s.Signed, ";")+", Signature="+signature)
}
