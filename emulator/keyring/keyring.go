// Package keyring knows every key pair the emulator accepts: the root account's
// fixed one, and the temporary ones it minted for sessions of roles.
// Depends on emulator/wire.
//
// The secret and the token of a minted key are derived from its id under a
// master key drawn at start. The S3 process, which checks signatures too, is
// given the master key once and then needs no message for each new key.
package keyring

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"sync"
	"time"

	"serverless-poc/emulator/wire"
)

// The root account's key pair, as the documented command lines give it.
const (
	RootAccessKey = "x"
	RootSecretKey = "x"
)

// Credentials are a minted key pair and its session token.
type Credentials struct {
	AccessKey, SecretKey, Token string
	Expires                     time.Time
}

// Keyring holds the minted keys. It is safe for concurrent use.
type Keyring struct {
	master []byte
	mu     sync.Mutex
	minted map[string]entry // by access key id
}

type entry struct {
	caller  wire.Caller
	expires time.Time
}

// New returns a keyring with a fresh master key.
func New() *Keyring {
	master := make([]byte, 32)
	_, _ = rand.Read(master)
	return &Keyring{master: master, minted: map[string]entry{}}
}

// Master is the key from which Secret derives; it never leaves this machine.
func (k *Keyring) Master() []byte { return k.master }

// Mint makes temporary credentials for a session of a role.
func (k *Keyring) Mint(role, roleID, session string, life time.Duration) Credentials {
	id := wire.UniqueID("ASIA", 16)
	e := entry{wire.Caller{AccessKey: id, Role: role, RoleID: roleID, Session: session}, time.Now().Add(life)}
	k.mu.Lock()
	k.minted[id] = e
	k.mu.Unlock()
	return Credentials{AccessKey: id, SecretKey: Secret(k.master, id), Token: Token(k.master, id), Expires: e.expires}
}

// Revoke forgets a minted key: its container has ended.
func (k *Keyring) Revoke(accessKey string) {
	k.mu.Lock()
	delete(k.minted, accessKey)
	k.mu.Unlock()
}

// Lookup returns who owns an access key and its secret. ok is false for a key
// that was never minted, that has expired, or whose token is not the given one.
func (k *Keyring) Lookup(accessKey, token string) (c wire.Caller, secret string, ok bool) {
	if accessKey == RootAccessKey {
		return wire.Caller{AccessKey: accessKey}, RootSecretKey, token == ""
	}
	k.mu.Lock()
	e, found := k.minted[accessKey]
	k.mu.Unlock()
	if !found || time.Now().After(e.expires) {
		return wire.Caller{}, "", false
	}
	good := hmac.Equal([]byte(token), []byte(Token(k.master, accessKey)))
	return e.caller, Secret(k.master, accessKey), good
}

// Secret derives the secret access key of a minted key.
func Secret(master []byte, accessKey string) string {
	return derive(master, "secret/"+accessKey)[:40]
}

// Token derives the session token of a minted key.
func Token(master []byte, accessKey string) string {
	return derive(master, "token/"+accessKey) + derive(master, "token2/"+accessKey)
}

func derive(master []byte, what string) string {
	h := hmac.New(sha256.New, master)
	h.Write([]byte(what))
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}
