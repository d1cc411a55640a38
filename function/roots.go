package function

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	_ "embed"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"
)

// amazonRoots are certificates in PEM, with where they are from.
//
//go:embed roots.pem
var amazonRoots []byte

// dialTimeout lets another try have its turn within init's time.
const dialTimeout = 3 * time.Second

// A client asks S3. Whom it trusts: Amazon's own roots, which are five, and the
// system's, which are 150 and whose reading is most of a cold start, only where
// a certificate is signed by none of the five. It always verifies.
type client struct {
	amazon, system *http.Transport // the first is nil once it has not known a certificate
	log            *slog.Logger
}

func newClient(c Config, log *slog.Logger) *client {
	own := &client{system: newTransport(nil), log: log}
	if !strings.HasPrefix(c.Endpoint, "http://") {
		pool := x509.NewCertPool()
		pool.AppendCertsFromPEM(amazonRoots)
		own.amazon = newTransport(pool)
	}
	return own
}

// newTransport speaks HTTP/1.1, as S3 does, on a connection for one request.
// Roots that are nil are the system's.
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
	if c.amazon == nil {
		return c.system.RoundTrip(request)
	}
	response, err := c.amazon.RoundTrip(request)
	var unknown x509.UnknownAuthorityError
	if !errors.As(err, &unknown) {
		return response, err
	}
	c.log.WarnContext(ctx, "S3's certificate is not signed by Amazon's roots, asking the system's",
		"host", request.URL.Host, "error", err.Error())
	c.amazon = nil
	return c.system.RoundTrip(request)
}
