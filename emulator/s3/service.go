package s3

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"

	"serverless-poc/emulator/iam"
	"serverless-poc/emulator/keyring"
	"serverless-poc/emulator/state"
	"serverless-poc/emulator/wire"
)

// Service is the front of the emulated S3.
type Service struct {
	dir     string
	iam     *iam.Service
	keys    *keyring.Keyring
	gateway *gateway
	store   *state.Store[configurations]
	proxy   *httputil.ReverseProxy
}

// Open starts the S3 process on the folder dir, an absolute path.
func Open(dir string, access *iam.Service, keys *keyring.Keyring) (*Service, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	store, err := state.Open[configurations](filepath.Join(dir, "buckets.json"))
	if err != nil {
		return nil, err
	}
	g, err := startGateway(dir, keys.Master())
	if err != nil {
		return nil, err
	}
	if _, err := g.transport("us-east-1"); err != nil { // fail now rather than at the first call
		return nil, errors.Join(err, g.close())
	}
	s := &Service{dir: dir, iam: access, keys: keys, gateway: g, store: store}
	s.proxy = s.newProxy()
	return s, nil
}

// Close ends the S3 process.
func (s *Service) Close() error { return s.gateway.close() }

// Identify names the operation of a request.
func (s *Service) Identify(r *wire.Request) {
	c := identify(r.HTTP)
	r.Operation, r.Mutating = c.operation, c.mutating
}

// Serve answers one S3 call.
func (s *Service) Serve(w http.ResponseWriter, r *wire.Request) {
	c := identify(r.HTTP)
	if err := s.admit(r, &c); err != nil {
		wire.WriteS3Error(w, r, err)
		return
	}
	if answer, ok := own[c.operation]; ok {
		s.answerOwn(w, r, c, answer)
		return
	}
	if c.operation == "ListObjectVersions" {
		s.listVersions(w, r, c)
		return
	}
	s.forward(w, r, c)
}

// admit applies the checks that come before any operation.
func (s *Service) admit(r *wire.Request, c *call) error {
	if c.unknown {
		return wire.NotImplemented("s3", c.operation)
	}
	for _, name := range []string{"X-Amz-Expected-Bucket-Owner", "X-Amz-Source-Expected-Bucket-Owner"} {
		if owner := r.HTTP.Header.Get(name); owner != "" && owner != wire.AccountID {
			return wire.Errorf(403, "AccessDenied", "Access Denied: the bucket's owner is %s, not the expected %s", wire.AccountID, owner)
		}
	}
	if r.Caller.Anonymous {
		return s.admitUnsigned(r, c)
	}
	return s.authorize(r, *c)
}

// passing travels with a forwarded request to the reply.
type passing struct {
	service *Service
	request *wire.Request
	call    call
}

type passingKey struct{}

// forward hands a call to versitygw, unchanged, as it was signed.
func (s *Service) forward(w http.ResponseWriter, r *wire.Request, c call) {
	if _, err := s.gateway.transport(r.Region); err != nil {
		wire.WriteS3Error(w, r, err)
		return
	}
	ctx := context.WithValue(r.Context(), passingKey{}, passing{s, r, c})
	s.proxy.ServeHTTP(w, r.HTTP.WithContext(ctx))
}

func (s *Service) newProxy() *httputil.ReverseProxy {
	return &httputil.ReverseProxy{
		Rewrite: func(p *httputil.ProxyRequest) {
			p.Out.URL.Scheme, p.Out.URL.Host = "http", "s3"
			p.Out.URL.RawQuery = p.In.URL.RawQuery
			p.Out.Host = p.In.Host
			if passing := p.In.Context().Value(passingKey{}).(passing); passing.request.Caller.Anonymous {
				signAsRoot(p.Out, passing.request.Region) // the front has let it in
			}
			p.Out.Header.Del("Expect") // the front has already said 100 Continue
		},
		Transport:     regional{s.gateway},
		FlushInterval: -1,
		ModifyResponse: func(reply *http.Response) error {
			return reply.Request.Context().Value(passingKey{}).(passing).finish(reply)
		},
		ErrorHandler: func(w http.ResponseWriter, h *http.Request, err error) {
			wire.WriteS3Error(w, h.Context().Value(passingKey{}).(passing).request, err)
		},
		ErrorLog: discardLog,
	}
}

// regional sends a request to the server of the region it was signed for.
type regional struct{ gateway *gateway }

func (t regional) RoundTrip(h *http.Request) (*http.Response, error) {
	transport, err := t.gateway.transport(h.Context().Value(passingKey{}).(passing).request.Region)
	if err != nil {
		return nil, err
	}
	return transport.RoundTrip(h)
}

// Object reads a whole object for another service (Lambda's code), as root and
// without a record in the account's calls. versionID may be "".
func (s *Service) Object(ctx context.Context, region, bucket, key, versionID string) ([]byte, error) {
	q := url.Values{}
	if versionID != "" {
		q.Set("versionId", versionID)
	}
	return s.fetch(ctx, region, "/"+bucket+"/"+key, q)
}

// fetch reads from versitygw as root.
func (s *Service) fetch(ctx context.Context, region, path string, q url.Values) ([]byte, error) {
	transport, err := s.gateway.transport(region)
	if err != nil {
		return nil, err
	}
	u := url.URL{Scheme: "http", Host: "s3", Path: path, RawQuery: q.Encode()}
	h, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	signAsRoot(h, region)
	reply, err := transport.RoundTrip(h)
	if err != nil {
		return nil, err
	}
	defer reply.Body.Close()
	body, err := io.ReadAll(reply.Body)
	if err != nil {
		return nil, err
	}
	if reply.StatusCode != http.StatusOK {
		return nil, errorOf(reply.StatusCode, body)
	}
	return body, nil
}
