package function_test

import (
	"bytes"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"serverless-poc/function"
)

// What is written above each root is what the root says of itself.
func TestRoots(t *testing.T) {
	rest, err := os.ReadFile("roots.pem")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for {
		above, _, _ := strings.Cut(string(rest), "-----BEGIN")
		block, after := pem.Decode(rest)
		if block == nil {
			break
		}
		rest, found = after, found+1
		root, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			t.Fatal(err)
		}
		digest := sha256.Sum256(root.Raw)
		want := fmt.Sprintf("%s\nSHA-256 %s\nends %s\n", root.Subject.CommonName, hex.EncodeToString(digest[:]), root.NotAfter.UTC().Format("2006-01-02"))
		if !strings.HasSuffix(above, "\n"+want) {
			t.Errorf("above the certificate stands\n%s\nwant\n%s", above, want)
		}
		if err := root.CheckSignatureFrom(root); err != nil {
			t.Errorf("%s does not sign itself: %v", root.Subject.CommonName, err)
		}
	}
	if found != 5 {
		t.Errorf("%d roots, want 5", found)
	}
}

// certificate is the server's own, which is its own root, as a PEM file.
func certificate(t *testing.T, s3 *s3Peer) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "root.pem")
	if err := os.WriteFile(name, rootOf(s3), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func rootOf(s3 *s3Peer) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s3.Certificate().Raw})
}

// A certificate that Amazon's first root has not signed is held against the
// system's, and the log says so.
func TestSystemRoots(t *testing.T) {
	p := publish(t)
	s3 := s3ServingTLS(t, s3Object(bucket, p.Key(), p.data))
	environment := pins(p, s3, t.TempDir())
	environment["SSL_CERT_FILE"], environment["SSL_CERT_DIR"] = certificate(t, s3), t.TempDir()
	c := boot(t, environment)
	if answer, failed := c.invoke(`{"gre":800,"gpa":4,"rank":1}`); failed {
		t.Fatal(answer)
	}
	c.says(`"level":"WARN","msg":"S3's certificate is not signed by Amazon's first root, asking all others","host":"` + strings.TrimPrefix(s3.URL, "https://") + `"`)
	c.says(`"from":"s3"`)
}

// A certificate that nobody knows is refused, and S3 is not asked.
func TestUnknownRoot(t *testing.T) {
	p := publish(t)
	s3 := s3ServingTLS(t, s3Object(bucket, p.Key(), p.data))
	environment := pins(p, s3, t.TempDir())
	environment["SSL_CERT_FILE"], environment["SSL_CERT_DIR"] = "roots.pem", t.TempDir() // there are roots, and not the right one
	got := boot(t, environment).initError()
	want := "s3://" + bucket + "/" + p.Key() + ": S3's certificate is signed neither by Amazon's roots, which the function carries, nor by one of the system's; " +
		"check AWS_ENDPOINT_URL and that nothing stands between the function and S3, or name the root's file in SSL_CERT_FILE " +
		"[tls: failed to verify certificate: x509: certificate signed by unknown authority]"
	if got.Message != want || got.Type != function.NotLoaded {
		t.Errorf("type %s\n got %s\nwant %s", got.Type, got.Message, want)
	}
	if s3.asked.Load() != 0 {
		t.Error("S3 was asked over a connection that was not to be trusted")
	}
}

// A certificate that Amazon's first root has signed needs no other; one that
// another of them has signed needs no root of the system's.
func TestPoolOfRoots(t *testing.T) {
	p := publish(t)
	s3 := s3ServingTLS(t, s3Object(bucket, p.Key(), p.data))
	amazons, err := os.ReadFile("roots.pem")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name  string
		roots []byte
		log   string
	}{
		{"first", rootOf(s3), ""},
		{"another", slices.Concat(amazons, rootOf(s3)), "S3's certificate is not signed by Amazon's first root, asking all others"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Cleanup(function.ReplaceRoots(test.roots))
			var log bytes.Buffer
			m, err := function.Load(t.Context(), config(t, p, s3.URL), function.NewLog(&log).Logger)
			if err != nil || m.Origin != "s3" {
				t.Fatalf("%v\n%s", err, &log)
			}
			if got := log.String(); !strings.Contains(got, test.log) || test.log == "" && got != "" {
				t.Errorf("the log is %q, want %q", got, test.log)
			}
		})
	}
}
