package apigateway

import (
	"slices"
	"strings"
)

// planKey is a key of a usage plan.
type planKey struct {
	ID    string `json:"id"`
	Type  string `json:"type"`
	Value string `json:"value"`
	Name  string `json:"name"`
}

func (k *apiKey) inPlan() planKey { return planKey{k.ID, "API_KEY", k.Value, k.Name} }

func createUsagePlanKey(s *Service, in *input) (out any, err error) {
	var q struct{ KeyID, KeyType string }
	if err := decode(in, &q); err != nil {
		return nil, err
	}
	if q.KeyType != "API_KEY" {
		return nil, invalid("Invalid keyType specified: %q must be API_KEY", q.KeyType)
	}
	err = s.store.Update(planOf(in, func(all *account, p *plan) error {
		k := all.Keys[q.KeyID]
		if k == nil {
			return missing("Invalid API Key identifier specified")
		}
		if slices.Contains(p.Keys, k.ID) {
			return conflict("Usage Plan ID %s already has API Key %s", p.ID, k.ID)
		}
		if err := all.alone(p, k.ID, p.Stages); err != nil {
			return err
		}
		p.Keys = append(p.Keys, k.ID)
		out = encoded(k.inPlan())
		return nil
	}))
	return out, err
}

// alone refuses a key that would reach one stage through two plans.
func (all *account) alone(p *plan, key string, stages []apiStage) error {
	for _, other := range all.Plans {
		if other.ID == p.ID || !slices.Contains(other.Keys, key) {
			continue
		}
		for _, st := range stages {
			if other.stage(st.APIID, st.Stage) != nil {
				return conflict("Usage Plan %s cannot be added because API Key %s cannot reference multiple Usage Plans with the same API stage: %s:%s", p.ID, key, st.APIID, st.Stage)
			}
		}
	}
	return nil
}

// planKeyOf runs do on the key of a plan that the call names.
func planKeyOf(in *input, do func(*plan, *apiKey) error) func(*account) error {
	return planOf(in, func(all *account, p *plan) error {
		k := all.Keys[in.path["keyId"]]
		if k == nil || !slices.Contains(p.Keys, k.ID) {
			return missing("Invalid API Key identifier specified")
		}
		return do(p, k)
	})
}

func getUsagePlanKey(s *Service, in *input) (out any, err error) {
	err = s.store.View(planKeyOf(in, func(_ *plan, k *apiKey) error { out = encoded(k.inPlan()); return nil }))
	return out, err
}

func getUsagePlanKeys(s *Service, in *input) (out any, err error) {
	err = s.store.View(planOf(in, func(all *account, p *plan) (err error) {
		keys := map[string]*apiKey{}
		for _, id := range p.Keys {
			if k := all.Keys[id]; k != nil && strings.HasPrefix(k.Name, in.query.Get("name")) {
				keys[id] = k
			}
		}
		out, err = list(in, keys, func(k *apiKey) planKey { return k.inPlan() })
		return err
	}))
	return out, err
}

func deleteUsagePlanKey(s *Service, in *input) (any, error) {
	return nil, s.store.Update(planKeyOf(in, func(p *plan, k *apiKey) error {
		p.Keys = slices.DeleteFunc(p.Keys, func(id string) bool { return id == k.ID })
		return nil
	}))
}
