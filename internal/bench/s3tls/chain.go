package s3tls

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"time"
)

// newChain makes the server's certificate for address, with the intermediate
// that signed it, and the root's own certificate.
func newChain(address net.IP) (chain tls.Certificate, root []byte, err error) {
	top, err := issue("Bench Root", 1, nil, nil)
	if err != nil {
		return chain, nil, err
	}
	middle, err := issue("Bench Intermediate", 2, top, nil)
	if err != nil {
		return chain, nil, err
	}
	leaf, err := issue("Bench S3", 3, middle, address)
	if err != nil {
		return chain, nil, err
	}
	chain = tls.Certificate{Certificate: [][]byte{leaf.certificate.Raw, middle.certificate.Raw}, PrivateKey: leaf.key}
	return chain, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: top.certificate.Raw}), nil
}

type issued struct {
	certificate *x509.Certificate
	key         crypto.Signer
}

// issue makes a key and its certificate, signed by by, or by itself where that
// is nil. With an address it is a server's.
func issue(name string, serial int64, by *issued, address net.IP) (*issued, error) {
	key, err := newKey(address != nil)
	if err != nil {
		return nil, err
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: name},
		NotBefore: now.Add(-time.Hour), NotAfter: now.Add(24 * time.Hour),
		BasicConstraintsValid: true, IsCA: address == nil, KeyUsage: x509.KeyUsageCertSign,
	}
	if address != nil {
		template.KeyUsage = x509.KeyUsageDigitalSignature
		template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
		template.IPAddresses = []net.IP{address}
	}
	if by == nil {
		by = &issued{template, key}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, by.certificate, key.Public(), by.key)
	if err != nil {
		return nil, err
	}
	certificate, err := x509.ParseCertificate(der)
	return &issued{certificate, key}, err
}

func newKey(server bool) (crypto.Signer, error) {
	if server {
		return ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	}
	return rsa.GenerateKey(rand.Reader, 2048)
}
