package states

import (
	"log/slog"
	"net/http"
	"sync"

	"serverless-poc/emulator/clock"
	"serverless-poc/emulator/iam"
	"serverless-poc/emulator/keyring"
	"serverless-poc/emulator/state"
	"serverless-poc/emulator/wire"
)

// Config wires the service to its neighbours.
type Config struct {
	File     string // absolute path of the state
	Endpoint string // of the emulator, for the engine's calls
	IAM      *iam.Service
	Keys     *keyring.Keyring
	Clock    clock.Clock // nil is the machine's
	Log      *slog.Logger

	// Engine gives the path of the program that runs executions; it is asked at
	// the first one. nil is none.
	Engine func() (string, error)
}

// Service answers Step Functions' calls.
type Service struct {
	Config
	store *state.Store[account]

	mu      sync.Mutex
	running map[string]*engine // by execution
	closed  bool
	runs    sync.WaitGroup
}

// account is the whole state.
type account struct {
	Machines   map[string]*machine   // by ARN
	Executions map[string]*execution // by ARN
}

// Open reads the state. What ran when the emulator was closed has been aborted.
func Open(c Config) (*Service, error) {
	store, err := state.Open[account](c.File)
	if err != nil {
		return nil, err
	}
	c.Clock = clock.Or(c.Clock)
	s := &Service{Config: c, store: store, running: map[string]*engine{}}
	var left []*execution
	_ = store.View(func(a *account) error {
		for _, x := range a.Executions {
			if x.Status == running {
				left = append(left, x)
			}
		}
		return nil
	})
	for _, x := range left {
		if err := s.end(x.ARN, outcome{status: aborted, failure: "Emulator.Closed", cause: "the emulator was closed while it ran"}); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// Close ends what runs.
func (s *Service) Close() {
	s.mu.Lock()
	s.closed = true
	for _, e := range s.running {
		e.kill()
	}
	s.mu.Unlock()
	s.runs.Wait()
}

type operation struct {
	mutating bool
	run      func(*Service, *wire.Request, about) (any, error)
}

var operations = map[string]operation{
	"CreateStateMachine":   {true, createStateMachine},
	"UpdateStateMachine":   {true, updateStateMachine},
	"DescribeStateMachine": {false, describeStateMachine},
	"DeleteStateMachine":   {true, deleteStateMachine},
	"ListStateMachines":    {false, listStateMachines},
	"TagResource":          {true, tagResource},
	"UntagResource":        {true, untagResource},
	"ListTagsForResource":  {false, listTagsForResource},
	"StartExecution":       {false, startExecution}, // as Lambda's Invoke
	"StopExecution":        {false, stopExecution},
	"DescribeExecution":    {false, describeExecution},
	"ListMapRuns":          {false, listMapRuns},
	"DescribeMapRun":       {false, describeMapRun},
}

// Identify names the operation of a request.
func (s *Service) Identify(r *wire.Request) {
	wire.IdentifyJSON11(r)
	r.Mutating = operations[r.Operation].mutating
}

// Serve answers one call; Step Functions speaks JSON 1.0.
func (s *Service) Serve(w http.ResponseWriter, r *wire.Request) {
	result, err := s.answer(r)
	if err != nil {
		wire.WriteJSONError(w, r, wire.JSON10, err)
		return
	}
	if result == nil {
		result = struct{}{}
	}
	wire.WriteJSON(w, r, wire.JSON10, http.StatusOK, result)
}

func (s *Service) answer(r *wire.Request) (any, error) {
	op, ok := operations[r.Operation]
	if !ok {
		return nil, wire.NotImplemented("states", r.Operation)
	}
	var in about
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	if err := s.permit(r, in); err != nil {
		return nil, err
	}
	return op.run(s, r, in)
}
