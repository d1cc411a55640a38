package function

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	_ "embed"
	"encoding/pem"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"
)

// amazonRoots are certificates in PEM, with where they are from. The first is the
// one by which S3's are signed.
//
//go:embed roots.pem
var amazonRoots []byte

// dialTimeout lets another try have its turn within init's time.
const dialTimeout = 3 * time.Second

// A client asks S3. Whom it trusts: the first of Amazon's roots, which has signed
// S3's certificates, and all others, of which the system has 150 whose reading is
// most of a cold start, only where the first has not. It always verifies.
type client struct {
	first, all *http.Transport // the first is nil once it has not known a certificate
	log        *slog.Logger
}

func newClient(c Config, log *slog.Logger) *client {
	own := &client{all: newTransport(nil), log: log}
	if !strings.HasPrefix(c.Endpoint, "http://") {
		own.first = newTransport(firstRoot())
	}
	return own
}

// firstRoot is the pool of one.
func firstRoot() *x509.CertPool {
	pool := x509.NewCertPool()
	if block, _ := pem.Decode(amazonRoots); block != nil {
		if root, err := x509.ParseCertificate(block.Bytes); err == nil { // as TestRoots has it
			pool.AddCert(root)
		}
	}
	return pool
}

// allRoots are the system's, where there are any, and Amazon's.
func allRoots() *x509.CertPool {
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	pool.AppendCertsFromPEM(amazonRoots)
	return pool
}

// newTransport speaks HTTP/1.1, as S3 does, on a connection for one request.
func newTransport(roots *x509.CertPool) *http.Transport {
	return &http.Transport{
		Proxy:              http.ProxyFromEnvironment,
		DialContext:        (&net.Dialer{Timeout: dialTimeout}).DialContext,
		TLSClientConfig:    &tls.Config{RootCAs: roots},
		DisableKeepAlives:  true,
		DisableCompression: true, // the digest is of the object's own bytes
	}
}

// ask sends request, which has no body.
func (c *client) ask(ctx context.Context, request *http.Request) (*http.Response, error) {
	if c.first == nil {
		return c.all.RoundTrip(request)
	}
	response, err := c.first.RoundTrip(request)
	var unknown x509.UnknownAuthorityError
	if !errors.As(err, &unknown) {
		return response, err
	}
	c.log.WarnContext(ctx, "S3's certificate is not signed by Amazon's first root, asking all others",
		"host", request.URL.Host, "error", err.Error())
	c.first, c.all.TLSClientConfig.RootCAs = nil, allRoots()
	return c.all.RoundTrip(request)
}
