package apigateway

import (
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"

	"serverless-poc/emulator/clock"
	"serverless-poc/emulator/iam"
	"serverless-poc/emulator/lambda"
	"serverless-poc/emulator/state"
	"serverless-poc/emulator/wire"
)

// Functions runs a function for API Gateway: the emulated Lambda.
type Functions interface {
	InvokeAs(lambda.Invocation) (lambda.Result, error)
}

// Config wires the service to its neighbours.
type Config struct {
	Dir       string // absolute folder of the state
	IAM       *iam.Service
	Functions Functions
	Clock     clock.Clock // throttle, quota and dates go by it; nil is the machine's
	Log       *slog.Logger
}

// Service answers API Gateway's calls. It is safe for concurrent use.
type Service struct {
	Config
	store   *state.Store[account]
	usage   *state.Store[usage]
	buckets buckets
	schemas schemas
}

// Open reads the state kept in c.Dir.
func Open(c Config) (*Service, error) {
	if err := os.MkdirAll(c.Dir, 0o755); err != nil {
		return nil, err
	}
	store, err := state.Open[account](filepath.Join(c.Dir, "apis.json"))
	if err != nil {
		return nil, err
	}
	used, err := state.Open[usage](filepath.Join(c.Dir, "usage.json"))
	if err != nil {
		return nil, err
	}
	c.Clock = clock.Or(c.Clock)
	return &Service{Config: c, store: store, usage: used}, nil
}

// input is a call with the operation it is for and what its URL says.
type input struct {
	*wire.Request
	path  map[string]string
	query url.Values
}

// api is the id of the REST API the call is about.
func (in *input) api() string { return in.path["restapi_id"] }

// Identify names the operation of a request.
func (s *Service) Identify(r *wire.Request) {
	if found, _ := match(r.HTTP); found != nil {
		r.Operation = found.name
		r.Mutating = found.method != http.MethodGet
	}
}

// Serve answers one signed call.
func (s *Service) Serve(w http.ResponseWriter, r *wire.Request) {
	found, values := match(r.HTTP)
	if found == nil {
		wire.WriteJSONError(w, r, wire.RESTJSON, wire.Errorf(404, "UnknownOperationException",
			"emulator: apigateway has no operation %s %s", r.HTTP.Method, r.HTTP.URL.Path))
		return
	}
	in := &input{Request: r, path: values, query: r.HTTP.URL.Query()}
	if found.name == "GetExport" {
		if err := s.export(w, in); err != nil {
			wire.WriteJSONError(w, r, wire.RESTJSON, err)
		}
		return
	}
	body, err := s.answer(in, found)
	if err != nil {
		wire.WriteJSONError(w, r, wire.RESTJSON, err)
		return
	}
	wire.WriteJSON(w, r, wire.RESTJSON, found.status, body)
}

func (s *Service) answer(in *input, o *operation) (any, error) {
	run, ok := handlers[o.name]
	if !ok {
		return nil, wire.NotImplemented("apigateway", o.name)
	}
	if err := s.permit(in); err != nil {
		return nil, err
	}
	return run(s, in)
}

// stamp is a time as API Gateway writes it: seconds since 1970.
func (s *Service) stamp() int64 { return s.Clock.Now().Unix() }
