package apigateway

import (
	"crypto/rand"
	"maps"

	"serverless-poc/emulator/wire"
)

// account is the whole state.
type account struct {
	APIs  map[string]*api    // by id
	Plans map[string]*plan   // by id
	Keys  map[string]*apiKey // by id
}

// api is a REST API: what it says about itself, what an import made of it, and
// what was deployed.
type api struct {
	RestAPI     restAPI
	Region      string // of the request that created it
	Definition  *definition
	Deployments map[string]*deployment
	Stages      map[string]*stage
}

// view runs do on a REST API without changing it.
func (s *Service) view(in *input, do func(*account, *api) error) error {
	return s.store.View(func(all *account) error { return all.api(in.api(), do) })
}

// change runs do on a REST API and keeps its changes.
func (s *Service) change(in *input, do func(*account, *api) error) error {
	return s.store.Update(func(all *account) error { return all.api(in.api(), do) })
}

func (all *account) api(id string, do func(*account, *api) error) error {
	a := all.APIs[id]
	if a == nil {
		return missing("Invalid API identifier specified %s", wire.AccountID+":"+id)
	}
	return do(all, a)
}

// put adds to a map that may not exist yet.
func put[K comparable, V any](m *map[K]V, key K, value V) {
	if *m == nil {
		*m = map[K]V{}
	}
	(*m)[key] = value
}

// newID gives n random characters of a-z and 0-9, as API Gateway's ids are.
func newID(n int) string {
	const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails
	for i := range b {
		b[i] = alphabet[int(b[i])%len(alphabet)]
	}
	return string(b)
}

// clone copies stage variables, so that a request does not share them with the
// state.
func clone(m map[string]string) map[string]string {
	if len(m) == 0 {
		return nil
	}
	return maps.Clone(m)
}
