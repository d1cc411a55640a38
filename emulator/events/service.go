// Package events emulates EventBridge's rules that run on a schedule: rules,
// their targets and tags, and the events themselves, which go to Lambda on the
// emulator's clock. Depends on emulator/clock, emulator/lambda, emulator/state
// and emulator/wire.
//
// Rules live on the default event bus. A rule with an event pattern is refused
// by name, because nothing here sends events, and so is a target that is not a
// Lambda function.
package events

import (
	"log/slog"
	"net/http"
	"sync"

	"serverless-poc/emulator/clock"
	"serverless-poc/emulator/lambda"
	"serverless-poc/emulator/state"
	"serverless-poc/emulator/wire"
)

// Invoker runs a function for EventBridge.
type Invoker interface {
	InvokeAs(lambda.Invocation) (lambda.Result, error)
}

// Config wires the service to its neighbours.
type Config struct {
	File   string // absolute path of the state
	Access wire.Authorizer
	Lambda Invoker
	Clock  clock.Clock // nil is the machine's
	Log    *slog.Logger

	// Entry decides whether one target of a PutTargets or RemoveTargets fails,
	// while the call itself succeeds; nil is never.
	Entry func(operation, rule, target string) *wire.Failure
}

// Service answers EventBridge's calls and fires its rules.
type Service struct {
	Config
	store *state.Store[rules]

	mu     sync.Mutex
	timers map[string]func() bool // rule name -> stop of its next firing
	again  *clock.Group           // repeated deliveries
	closed bool
}

// rules is the whole state.
type rules struct {
	Rules map[string]*rule // by name
}

// Open reads the state and sets the clock for every enabled rule.
func Open(c Config) (*Service, error) {
	store, err := state.Open[rules](c.File)
	if err != nil {
		return nil, err
	}
	c.Clock = clock.Or(c.Clock)
	s := &Service{Config: c, store: store, timers: map[string]func() bool{}, again: clock.NewGroup(c.Clock)}
	var names []string
	_ = s.store.View(func(all *rules) error {
		names = all.names("")
		return nil
	})
	for _, name := range names {
		s.arm(name)
	}
	return s, nil
}

// Close stops the schedule. A delivery under way is Lambda's to finish.
func (s *Service) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	for _, stop := range s.timers {
		stop()
	}
	s.again.Close()
}

// operation is one operation: what it does, and the member of its input that
// names the rule it is authorized on.
type operation struct {
	mutating bool
	run      func(*Service, *wire.Request) (any, error)
}

var operations = map[string]operation{
	"PutRule":               {true, putRule},
	"DescribeRule":          {false, describeRule},
	"EnableRule":            {true, enableRule},
	"DisableRule":           {true, disableRule},
	"DeleteRule":            {true, deleteRule},
	"ListRules":             {false, listRules},
	"PutTargets":            {true, putTargets},
	"RemoveTargets":         {true, removeTargets},
	"ListTargetsByRule":     {false, listTargetsByRule},
	"ListRuleNamesByTarget": {false, listRuleNamesByTarget},
	"TagResource":           {true, tagResource},
	"UntagResource":         {true, untagResource},
	"ListTagsForResource":   {false, listTagsForResource},
}

// Identify names the operation of a request.
func (s *Service) Identify(r *wire.Request) {
	wire.IdentifyJSON11(r)
	r.Mutating = operations[r.Operation].mutating
}

// Serve answers one EventBridge call.
func (s *Service) Serve(w http.ResponseWriter, r *wire.Request) {
	result, err := s.answer(r)
	wire.AnswerJSON11(w, r, result, err)
}

func (s *Service) answer(r *wire.Request) (any, error) {
	op, ok := operations[r.Operation]
	if !ok {
		return nil, wire.NotImplemented("events", r.Operation)
	}
	var in about
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	if err := s.permit(r, in); err != nil {
		return nil, err
	}
	if err := in.check(r.Operation); err != nil {
		return nil, err
	}
	return op.run(s, r)
}
