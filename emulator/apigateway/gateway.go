package apigateway

import (
	"io"
	"net/http"
	"strings"
	"time"

	"serverless-poc/emulator/wire"
)

// ExecuteAPI is the name the record of calls has for the data plane.
const ExecuteAPI = "execute-api"

// maxPayload is API Gateway's limit of a request's body.
const maxPayload = 10 << 20

// Gateway is the data plane: it serves the APIs' callers, who sign nothing.
type Gateway struct{ s *Service }

// Gateway is the data plane of the service.
func (s *Service) Gateway() *Gateway { return &Gateway{s} }

// Finds reports whether an unsigned request is for an API: its path is
// /restapis/API/STAGE/_user_request_/PATH, or /STAGE/PATH where exactly one API
// has that stage.
func (g *Gateway) Finds(h *http.Request) bool {
	_, ok := g.s.locate(h.URL.EscapedPath())
	return ok
}

// Identify names the operation of a request.
func (g *Gateway) Identify(r *wire.Request) { r.Operation = "Invoke" }

// place is where a path leads: an API's stage and the path from there on, as the
// caller wrote it, percent signs and the slash at its end included: "" where not
// even one follows the stage.
type place struct{ api, stage, path string }

const userRequest = "_user_request_"

func (s *Service) locate(path string) (p place, ok bool) {
	parts := strings.SplitN(strings.TrimPrefix(path, "/"), "/", 5)
	if len(parts) >= 4 && parts[0] == "restapis" && parts[3] == userRequest {
		return place{parts[1], parts[2], "/" + strings.Join(parts[4:], "/")}, true
	}
	stage, rest, slash := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if slash {
		rest = "/" + rest
	}
	_ = s.store.View(func(all *account) error {
		for id, a := range all.APIs {
			if a.Stages[stage] != nil {
				ok = p.api == "" // of two APIs neither is meant
				p = place{id, stage, rest}
				if !ok {
					break
				}
			}
		}
		return nil
	})
	return p, ok
}

// served is what a request meets, read at once: the stage's deployment, the
// caller's key and the plan that lets the key in.
type served struct {
	*definition
	api, stage, region, domain string
	deployment                 string
	variables                  map[string]string
	throttle                   *throttle // of each method of the stage
	key                        *apiKey
	plan                       *plan
}

// meet reads what serves a request; nil if there is no such stage.
func (s *Service) meet(p place, value string) (v *served) {
	_ = s.store.View(func(all *account) error {
		a := all.APIs[p.api]
		if a == nil || a.Stages[p.stage] == nil || a.RestAPI.Disabled {
			return nil
		}
		st := a.Stages[p.stage]
		v = &served{definition: a.Deployments[st.DeploymentID].Snapshot.clone(), api: p.api, stage: p.stage, region: a.Region,
			domain: a.domain(), deployment: st.DeploymentID, variables: clone(st.Variables), throttle: st.throttle()}
		v.key, v.plan = all.admits(value, p)
		return nil
	})
	return v
}

// Serve answers one request to an API.
func (g *Gateway) Serve(w http.ResponseWriter, r *wire.Request) {
	place, _ := g.s.locate(r.HTTP.URL.EscapedPath())
	q := &request{Request: r, place: place, began: g.s.Clock.Now(), extended: newID(15) + "="}
	w.Header().Set("X-Amzn-Requestid", r.ID)
	w.Header().Set("X-Amz-Apigw-Id", q.extended)
	var err error
	if r.Body == nil { // that of a signed request was read to check the signature
		r.Body, err = io.ReadAll(http.MaxBytesReader(w, r.HTTP.Body, maxPayload))
	}
	if q.served = g.s.meet(place, r.HTTP.Header.Get("X-Api-Key")); q.served == nil {
		q.served = &served{definition: newDefinition(""), api: place.api, stage: place.stage}
		q.refuse(w, refusal{kind: "INVALID_API_KEY", message: "Forbidden"})
		return
	}
	no := q.unpack()
	if err != nil || len(r.Body) > maxPayload {
		no = &refusal{kind: "REQUEST_TOO_LARGE", message: "Request Too Long"}
	}
	if no == nil {
		no = g.s.run(w, q)
	}
	if no != nil {
		q.refuse(w, *no)
	}
}

// request is one request to an API on its way.
type request struct {
	*wire.Request
	*served
	place    place
	began    time.Time
	extended string // the extended request id
	resource *resource
	method   *method
	params   map[string]string // of the path
}

// run takes a request through API Gateway's steps in their order and answers it,
// or says why not.
func (s *Service) run(w http.ResponseWriter, q *request) *refusal {
	if !q.route() {
		return &refusal{kind: "MISSING_AUTHENTICATION_TOKEN", message: "Missing Authentication Token"}
	}
	for _, step := range []func(*request) *refusal{s.admit, s.validate} {
		if no := step(q); no != nil {
			return no
		}
	}
	if q.method.Integration.Type == "MOCK" {
		return q.mock(w)
	}
	return s.proxy(w, q)
}
