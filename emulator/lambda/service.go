package lambda

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"serverless-poc/emulator/clock"
	"serverless-poc/emulator/iam"
	"serverless-poc/emulator/keyring"
	"serverless-poc/emulator/logs"
	"serverless-poc/emulator/runtime"
	"serverless-poc/emulator/state"
	"serverless-poc/emulator/wire"
)

// Objects is where code is read from: the emulated S3.
type Objects interface {
	Object(ctx context.Context, region, bucket, key, versionID string) ([]byte, error)
}

// Config wires the service to its neighbours.
type Config struct {
	Dir      string        // absolute folder of the state
	Endpoint string        // the emulator's URL, handed to the programs
	Settle   time.Duration // how long a change stays Pending or InProgress
	Clock    clock.Clock   // nil is the machine's
	IAM      *iam.Service
	Keys     *keyring.Keyring
	Logs     *logs.Service
	Objects  Objects
	Log      *slog.Logger
	Seed     uint64 // of the choice between an alias's weighted versions; 0 is another one each time

	// Outcome decides how a change ends: nil is well. It is asked while the state
	// is locked and must not call the emulator.
	Outcome func(function, operation string) *wire.Failure
}

// Service answers Lambda's calls.
type Service struct {
	Config
	store *state.Store[functions]
	pool  *runtime.Pool
	async sync.WaitGroup // Event invocations under way
	slots chan struct{}  // one for each of them that may run at once
	again *clock.Group   // those to be repeated
	busy  running
	runs  sync.RWMutex   // held for reading by each invocation until its log is written
	code  sync.Mutex     // one package is unpacked at a time
	dice  func() float64 // a number of [0, 1)
}

// Open reads the state kept in c.Dir.
func Open(c Config) (*Service, error) {
	c.Clock = clock.Or(c.Clock)
	if err := os.MkdirAll(filepath.Join(c.Dir, "code"), 0o755); err != nil {
		return nil, err
	}
	store, err := state.Open[functions](filepath.Join(c.Dir, "functions.json"))
	if err != nil {
		return nil, err
	}
	pool, err := runtime.New(filepath.Join(c.Dir, "containers"))
	if err != nil {
		return nil, err
	}
	s := &Service{Config: c, store: store, pool: pool, dice: dice(c.Seed),
		slots: make(chan struct{}, asyncSlots), again: clock.NewGroup(c.Clock)}
	if err := s.prune(); err != nil {
		pool.Close()
		return nil, err
	}
	return s, nil
}

// Close ends all containers and waits until their logs are written.
func (s *Service) Close() error {
	s.again.Close()
	s.pool.Close()
	s.async.Wait()
	s.runs.Lock()
	defer s.runs.Unlock()
	return nil
}

// reply is a successful answer: a status and a document (nil for none).
type reply struct {
	status int
	body   any
}

// Identify names the operation of a request.
func (s *Service) Identify(r *wire.Request) {
	if found, _ := match(r.HTTP); found != nil {
		r.Operation = found.name
		r.Mutating = r.HTTP.Method != http.MethodGet && found.name != "Invoke"
	}
}

// Serve answers one Lambda call.
func (s *Service) Serve(w http.ResponseWriter, r *wire.Request) {
	if err := s.answer(w, r); err != nil {
		wire.WriteJSONError(w, r, wire.RESTJSON, err)
	}
}

func (s *Service) answer(w http.ResponseWriter, r *wire.Request) error {
	found, values := match(r.HTTP)
	if found == nil {
		return wire.Errorf(404, "UnknownOperationException", "emulator: lambda has no operation %s %s", r.HTTP.Method, r.HTTP.URL.Path)
	}
	run, ok := handlers[found.name]
	if !ok {
		return wire.NotImplemented("lambda", found.name)
	}
	in := &input{Request: r, path: values}
	if err := in.locate(); err != nil {
		return err
	}
	if err := s.permit(in, found); err != nil {
		return err
	}
	if found.name == "Invoke" {
		return s.invoke(w, in)
	}
	out, err := run(s, in)
	if err != nil {
		return err
	}
	wire.WriteJSON(w, r, wire.RESTJSON, out.status, out.body)
	return nil
}

// errUnchanged ends an Update without a change to the state.
var errUnchanged = errors.New("unchanged")
