package emulator

import (
	"crypto/sha256"
	"net/http"
	"strings"
	"sync"

	"serverless-poc/emulator/wire"
)

// memory keeps what each read was answered last, for stale answers.
type memory struct {
	mu      sync.Mutex
	answers map[[32]byte]*held
}

const (
	maxRemembered = 8 << 20 // bytes of one answer
	maxAnswers    = 10_000
)

// replay answers a read as the identical one before it.
func (m *memory) replay(out http.ResponseWriter, r *wire.Request, c *Call) bool {
	if !isRead(c) {
		return false
	}
	m.mu.Lock()
	old := m.answers[keyOf(r, c)]
	m.mu.Unlock()
	if old == nil {
		return false
	}
	r.Code = old.code
	old.send(out, r.HTTP.Method)
	return true
}

// watch executes a call and remembers the answer to a read.
func (m *memory) watch(w http.ResponseWriter, r *wire.Request, c *Call, run func(http.ResponseWriter)) {
	if !isRead(c) {
		run(w)
		return
	}
	key := keyOf(r, c)
	t := &tee{ResponseWriter: w}
	run(t)
	if t.copy.body.Len() > maxRemembered {
		return
	}
	t.copy.code = r.Code
	t.copy.header = w.Header().Clone()
	t.copy.header.Del("Transfer-Encoding")
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.answers == nil || len(m.answers) >= maxAnswers {
		m.answers = map[[32]byte]*held{}
	}
	m.answers[key] = &t.copy
}

// isRead tells the reads by AWS's way of naming them. Invoke changes nothing in
// the account either, but its answer is no reading of it.
func isRead(c *Call) bool {
	if c.Mutating || c.Service == "sts" {
		return false
	}
	for _, verb := range []string{"Get", "Head", "List", "Describe", "Filter"} {
		if strings.HasPrefix(c.Operation, verb) {
			return true
		}
	}
	return false
}

// selecting are the headers that choose what a read gives.
var selecting = []string{"X-Amz-Target", "Range", "If-Match", "If-None-Match", "X-Amz-Checksum-Mode", "X-Amz-Expected-Bucket-Owner", "X-Amz-Object-Attributes"}

// keyOf is equal for identical reads of one caller.
func keyOf(r *wire.Request, c *Call) [32]byte {
	parts := []string{c.Service, c.Operation, c.Caller, r.Region, r.HTTP.Method, r.HTTP.URL.EscapedPath(), r.HTTP.URL.RawQuery, string(r.Body)}
	for _, name := range selecting {
		parts = append(parts, r.HTTP.Header.Get(name))
	}
	return sha256.Sum256([]byte(strings.Join(parts, "\x00")))
}

// tee copies an answer as it passes.
type tee struct {
	http.ResponseWriter
	copy held
}

func (t *tee) WriteHeader(status int) {
	t.copy.WriteHeader(status)
	t.ResponseWriter.WriteHeader(status)
}

func (t *tee) Write(b []byte) (int, error) {
	t.copy.WriteHeader(http.StatusOK)
	if t.copy.body.Len() <= maxRemembered {
		t.copy.body.Write(b)
	}
	return t.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach Flush.
func (t *tee) Unwrap() http.ResponseWriter { return t.ResponseWriter }
