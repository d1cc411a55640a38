// Package s3tls is S3's GetObject over TLS, with a chain of certificates as
// long as S3's own: a root and an intermediate, RSA of 2,048 bits, and the
// server's, whose key is ECDSA. S3's is RSA too, which costs the client less to
// verify and the server thirty times as much to sign with: that is S3's time, not
// that of what is measured.
//
// Call [Serve], then [Stub.Put]; who is to trust it needs [Stub.Root].
//
// Depends on nothing of the project.
package s3tls

import (
	"crypto/tls"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"sync"
	"sync/atomic"
)

// A Stub is a running server.
type Stub struct {
	URL  string // https://127.0.0.1:port; the bucket is in the path
	Root []byte // the root's certificate, PEM

	server  *httptest.Server
	asked   atomic.Int64
	objects sync.Map // path to bytes
}

// Put has an object served at /bucket/key.
func (s *Stub) Put(bucket, key string, data []byte) { s.objects.Store("/"+bucket+"/"+key, data) }

// Serve serves what is put into it, until it is closed.
func Serve() (*Stub, error) {
	chain, root, err := newChain(net.IPv4(127, 0, 0, 1))
	if err != nil {
		return nil, err
	}
	s := &Stub{Root: root}
	s.server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked.Add(1)
		object, there := s.objects.Load(r.URL.Path)
		if r.Method != http.MethodGet || !there {
			http.Error(w, "there is no such object", http.StatusNotFound)
			return
		}
		data := object.([]byte)
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.Itoa(len(data)))
		w.Header().Set("ETag", `"bench"`)
		w.Header().Set("X-Amz-Request-Id", "BENCH")
		w.Write(data)
	}))
	s.server.TLS = &tls.Config{Certificates: []tls.Certificate{chain}}
	s.server.StartTLS()
	s.URL = s.server.URL
	return s, nil
}

// Asked is how many requests there were.
func (s *Stub) Asked() int { return int(s.asked.Load()) }

// Close ends the server.
func (s *Stub) Close() { s.server.Close() }
