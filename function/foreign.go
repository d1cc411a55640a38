package function

import "net/http"

// foreign is an event of some other service, sent here by mistake or too early.
type foreign struct {
	direct
	key string
}

// unserved recognises the envelopes of AWS that are not served, so that the
// error speaks of the envelope and not of forty unknown fields.
func unserved(event []member) envelope {
	for _, key := range []string{"requestContext", "Records", "detail"} {
		if raw := find(event, key); isObject(raw) || isArray(raw) {
			return foreign{key: key}
		}
	}
	return nil
}

func (foreign) name() string { return "unserved" }

func (f foreign) request() (request, error) {
	return request{}, refusal(http.StatusBadRequest, "the event has %s, as the events of some AWS services do, but it is not one that is served here; "+
		"send the row itself, or call through API Gateway, a function URL or a load balancer", f.key)
}
