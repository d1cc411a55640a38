package apigateway

import "slices"

// admits finds the key with a value and the plan through which it may call a
// stage; a key that is off, or in no such plan, gives no plan.
func (all *account) admits(value string, to place) (*apiKey, *plan) {
	k := all.keyOf(value)
	if k == nil || !k.Enabled {
		return nil, nil
	}
	key := *k
	for _, p := range all.Plans {
		if slices.Contains(p.Keys, k.ID) && p.stage(to.api, to.stage) != nil {
			one := *p
			one.Stages = slices.Clone(p.Stages)
			return &key, &one
		}
	}
	return &key, nil
}

// admit checks the throttle of the stage, and key, throttle and quota of a method
// that asks for a key. What a throttle refuses does not count for the quota.
func (s *Service) admit(q *request) *refusal {
	if !q.method.APIKeyRequired {
		q.key, q.plan = nil, nil // a key that nobody asked for identifies nobody
	} else if q.plan == nil {
		return &refusal{kind: "INVALID_API_KEY", message: "Forbidden"}
	}
	if !s.buckets.take(q.began, q.bounds()) {
		return &refusal{kind: "THROTTLED", message: "Too Many Requests"}
	}
	if q.plan == nil {
		return nil
	}
	ok, err := s.count(q.plan, q.key.ID, q.began)
	if err != nil {
		s.Log.Error("usage not written", "error", err)
		return &refusal{kind: "DEFAULT_5XX", message: "Internal server error", status: 500}
	}
	if !ok {
		return &refusal{kind: "QUOTA_EXCEEDED", message: "Limit Exceeded"}
	}
	return nil
}

// bounds are the throttles of a request by the names of their buckets: that of
// the method in its stage, that of the plan, and that of the method in the
// plan's stage.
func (q *request) bounds() map[string]*throttle {
	out := map[string]*throttle{}
	if q.throttle != nil {
		out["stage "+q.api+":"+q.stage+" "+q.resource.Path+"/"+q.method.HTTPMethod] = q.throttle
	}
	if q.plan == nil {
		return out
	}
	name := q.plan.ID + " " + q.key.ID
	if q.plan.Throttle != nil {
		out[name] = q.plan.Throttle
	}
	method := q.resource.Path + "/" + q.method.HTTPMethod
	if t := q.plan.stage(q.api, q.stage).Throttle[method]; t != nil {
		out[name+" "+q.api+":"+q.stage+" "+method] = t
	}
	return out
}
