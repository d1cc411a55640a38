package s3

import (
	"crypto/hmac"
	"strings"

	"github.com/versity/versitygw/auth"

	"serverless-poc/emulator/keyring"
	"serverless-poc/emulator/sigv4"
	"serverless-poc/emulator/wire"
)

// accounts tells versitygw the keys of the account: root's and the minted ones.
// Whether a key is still good and what its role may do was decided by the
// front; here it only has to sign correctly, and then acts as the account, which
// owns every bucket.
type accounts struct {
	auth.IAMServiceSingle
	master []byte
}

var _ auth.SigningKeyProvider = accounts{}

var owner = auth.Account{Access: wire.AccountID, Role: auth.RoleAdmin}

// DeriveSigningKey derives the signing key of an access key.
func (a accounts) DeriveSigningKey(access, token, date, region, service string) ([]byte, auth.Account, error) {
	secret, want := "", ""
	switch {
	case access == keyring.RootAccessKey:
		secret = keyring.RootSecretKey
	case strings.HasPrefix(access, "ASIA"):
		secret, want = keyring.Secret(a.master, access), keyring.Token(a.master, access)
	default:
		return nil, auth.Account{}, auth.ErrNoSuchUser
	}
	if !hmac.Equal([]byte(token), []byte(want)) {
		return nil, auth.Account{}, auth.ErrInvalidSessionToken
	}
	return sigv4.Key(secret, date, region, service), owner, nil
}
