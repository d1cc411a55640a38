// Package wire holds what the emulated services share on the wire: the request
// after authentication, AWS's errors, and the three ways AWS writes an answer
// (query XML, JSON 1.1, REST JSON). Depends on the standard library only.
package wire

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"net/http"
)

// AccountID is the emulated account.
const AccountID = "000000000000"

// Caller is who signed a request: the account's root, or a session of a role.
type Caller struct {
	AccessKey string // access key id the request was signed with
	Role      string // role name, "" for the account's root
	RoleID    string // AWS's unique id of the role ("AROA..."), "" for root
	Session   string // role session name, "" for root
	Anonymous bool   // nobody signed the request
}

// Root reports whether the caller is the account's root.
func (c Caller) Root() bool { return c.Role == "" && !c.Anonymous }

// ARN is the caller's ARN as sts:GetCallerIdentity gives it, or "anonymous".
func (c Caller) ARN() string {
	switch {
	case c.Anonymous:
		return "anonymous"
	case c.Root():
		return "arn:aws:iam::" + AccountID + ":root"
	}
	return "arn:aws:sts::" + AccountID + ":assumed-role/" + c.Role + "/" + c.Session
}

// UserID is the caller's unique id as sts:GetCallerIdentity gives it.
func (c Caller) UserID() string {
	if c.Anonymous {
		return "anonymous"
	}
	if c.Root() {
		return AccountID
	}
	return c.RoleID + ":" + c.Session
}

// Request is one call after its signature was checked.
type Request struct {
	HTTP   *http.Request
	ID     string // request id, a UUID
	Region string // region of the signature's scope
	Caller Caller
	Body   []byte // whole body; nil for S3, which streams

	// Set by the service as it answers; read by the record of calls.
	Operation string // AWS's name of the operation
	Mutating  bool   // the operation changes the account
	Code      string // error code answered, "" for success
}

// Context is the context of the HTTP request.
func (r *Request) Context() context.Context { return r.HTTP.Context() }

// Authorizer decides whether a caller may do something. A refusal is an *Error
// that says who may not do what to which resource.
type Authorizer interface {
	Authorize(c Caller, action, resource string, condition map[string][]string) error
}

// UUID returns a fresh random (version 4) UUID.
func UUID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // crypto/rand.Read never fails (it ends the program instead)
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	s := hex.EncodeToString(b[:])
	return s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}

// UniqueID returns prefix followed by n random characters of A-Z and 2-7, the
// shape of AWS's unique ids and access keys ("AROA", "ANPA", "ASIA").
func UniqueID(prefix string, n int) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	b := make([]byte, n)
	_, _ = rand.Read(b)
	for i := range b {
		b[i] = alphabet[b[i]%32]
	}
	return prefix + string(b)
}
