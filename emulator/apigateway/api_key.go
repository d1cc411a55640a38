package apigateway

import (
	"maps"
	"slices"
	"strings"
)

type apiKey struct {
	ID          string            `json:"id"`
	Value       string            `json:"value,omitempty"`
	Name        string            `json:"name,omitempty"`
	CustomerID  string            `json:"customerId,omitempty"`
	Description string            `json:"description,omitempty"`
	Enabled     bool              `json:"enabled"`
	Created     int64             `json:"createdDate"`
	Updated     int64             `json:"lastUpdatedDate"`
	StageKeys   []string          `json:"stageKeys"`
	Tags        map[string]string `json:"tags,omitempty"`
}

// without hides the value unless it is asked for.
func (k *apiKey) without(value bool) apiKey {
	out := *k
	if !value {
		out.Value = ""
	}
	return out
}

func createAPIKey(s *Service, in *input) (out any, err error) {
	var q struct {
		Name, Description, Value, CustomerID string
		Enabled, GenerateDistinctID          bool
		StageKeys                            []struct{}
		Tags                                 map[string]string
	}
	if err := decode(in, &q); err != nil {
		return nil, err
	}
	switch {
	case len(q.StageKeys) > 0:
		return nil, lacking("CreateApiKey with stageKeys; use a usage plan")
	case q.Value != "" && len(q.Value) < 20:
		return nil, invalid("API Key value should be at least 20 characters")
	case len(q.Value) > 128:
		return nil, invalid("API Key value should be at most 128 characters")
	}
	if err := checkTags(nil, q.Tags); err != nil {
		return nil, err
	}
	err = s.store.Update(func(all *account) error {
		k := &apiKey{ID: newID(10), Name: q.Name, Description: q.Description, Value: q.Value, CustomerID: q.CustomerID,
			Enabled: q.Enabled, Created: s.stamp(), Updated: s.stamp(), StageKeys: []string{}, Tags: q.Tags}
		if k.Value == "" {
			k.Value = newID(40)
		}
		if all.keyOf(k.Value) != nil {
			return conflict("API Key already exists")
		}
		put(&all.Keys, k.ID, k)
		out = encoded(k)
		return nil
	})
	return out, err
}

// keyOf finds a key by its value; nil if there is none.
func (all *account) keyOf(value string) *apiKey {
	for _, k := range all.Keys {
		if k.Value == value {
			return k
		}
	}
	return nil
}

func keyOf(in *input, do func(*account, *apiKey) error) func(*account) error {
	return func(all *account) error {
		k := all.Keys[in.path["api_Key"]]
		if k == nil {
			return missing("Invalid API Key identifier specified")
		}
		return do(all, k)
	}
}

func getAPIKey(s *Service, in *input) (out any, err error) {
	err = s.store.View(keyOf(in, func(_ *account, k *apiKey) error {
		out = encoded(k.without(in.query.Get("includeValue") == "true"))
		return nil
	}))
	return out, err
}

// getAPIKeys finds keys whose names begin with the query.
func getAPIKeys(s *Service, in *input) (out any, err error) {
	err = s.store.View(func(all *account) (err error) {
		keys := maps.Clone(all.Keys)
		maps.DeleteFunc(keys, func(_ string, k *apiKey) bool {
			customer := in.query.Get("customerId")
			return !strings.HasPrefix(k.Name, in.query.Get("name")) || customer != "" && customer != k.CustomerID
		})
		out, err = list(in, keys, func(k *apiKey) apiKey { return k.without(in.query.Get("includeValues") == "true") })
		return err
	})
	return out, err
}

func updateAPIKey(s *Service, in *input) (out any, err error) {
	list, err := patches(in)
	if err != nil {
		return nil, err
	}
	err = s.store.Update(keyOf(in, func(_ *account, k *apiKey) error {
		for _, p := range list {
			if err := k.patch(p); err != nil {
				return err
			}
		}
		k.Updated = s.stamp()
		out = encoded(k.without(false))
		return nil
	}))
	return out, err
}

func (k *apiKey) patch(p patch) error {
	switch p.Path {
	case "/name":
		return p.text(&k.Name)
	case "/description":
		return p.text(&k.Description)
	case "/customerId":
		return p.text(&k.CustomerID)
	case "/enabled":
		return p.flag(&k.Enabled)
	}
	return p.refuse("/name", "/description", "/customerId", "/enabled")
}

// deleteAPIKey also takes the key out of the usage plans.
func deleteAPIKey(s *Service, in *input) (any, error) {
	return nil, s.store.Update(keyOf(in, func(all *account, k *apiKey) error {
		delete(all.Keys, k.ID)
		for _, p := range all.Plans {
			p.Keys = slices.DeleteFunc(p.Keys, func(id string) bool { return id == k.ID })
		}
		return nil
	}))
}
