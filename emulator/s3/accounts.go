package s3

import (
	"crypto/hmac"
	"strings"

	"github.com/versity/versitygw/auth"

	"serverless-poc/emulator/keyring"
	"serverless-poc/emulator/sigv4"
)

// accounts tells versitygw the keys of minted credentials. Whether a key is
// still good and what its role may do was decided by the front; here it only
// has to sign correctly, and may then do all.
type accounts struct {
	auth.IAMServiceSingle
	master []byte
}

var _ auth.SigningKeyProvider = accounts{}

// DeriveSigningKey derives the signing key of a minted access key.
func (a accounts) DeriveSigningKey(access, token, date, region, service string) ([]byte, auth.Account, error) {
	if !strings.HasPrefix(access, "ASIA") {
		return nil, auth.Account{}, auth.ErrNoSuchUser
	}
	if !hmac.Equal([]byte(token), []byte(keyring.Token(a.master, access))) {
		return nil, auth.Account{}, auth.ErrInvalidSessionToken
	}
	key := sigv4.Key(keyring.Secret(a.master, access), date, region, service)
	return key, auth.Account{Access: access, Role: auth.RoleAdmin}, nil
}
