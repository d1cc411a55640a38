package s3tls_test

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net/http"
	"testing"

	"serverless-poc/internal/bench/s3tls"
)

// Who has the root gets the object; who has not gets nothing.
func TestServe(t *testing.T) {
	stub, err := s3tls.Serve()
	if err != nil {
		t.Fatal(err)
	}
	defer stub.Close()
	stub.Put("models", "a/b.json", []byte("{}"))
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(stub.Root) {
		t.Fatalf("no certificate: %s", stub.Root)
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}
	response, err := client.Get(stub.URL + "/models/a/b.json")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	if err = errors.Join(err, response.Body.Close()); err != nil || string(body) != "{}" || stub.Asked() != 1 {
		t.Errorf("%q, asked %d times, %v", body, stub.Asked(), err)
	}
	if n := len(response.TLS.PeerCertificates); n != 2 {
		t.Errorf("the chain has %d certificates, want 2", n)
	}
	var unknown x509.UnknownAuthorityError
	if _, err := new(http.Client).Get(stub.URL); !errors.As(err, &unknown) {
		t.Errorf("without the root: %v", err)
	}
}
