package emulator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"serverless-poc/emulator/apigateway"
	"serverless-poc/emulator/clock"
	"serverless-poc/emulator/events"
	"serverless-poc/emulator/iam"
	"serverless-poc/emulator/keyring"
	"serverless-poc/emulator/lambda"
	"serverless-poc/emulator/logs"
	"serverless-poc/emulator/s3"
	"serverless-poc/emulator/states"
	"serverless-poc/emulator/sts"
	"serverless-poc/emulator/wire"
)

// The account that is emulated and its root's key pair.
const (
	AccountID = wire.AccountID
	AccessKey = keyring.RootAccessKey
	SecretKey = keyring.RootSecretKey
)

// Options say where the state is kept and how the emulator is reached.
type Options struct {
	Dir    string        // folder of the state, created if absent; relative to the working directory at Start
	Addr   string        // loopback address to listen on; "" is "127.0.0.1:0", any free port
	Log    *slog.Logger  // one line per call and per container; nil is silent
	OnCall func(Call)    // is told every call as its answer leaves; may be nil; must be safe for concurrent use
	Clock  clock.Clock   // the time of everything but signatures, sessions and S3 objects; nil is the machine's
	Settle time.Duration // how long a function stays Pending or InProgress; 0 is 50 ms, negative is not at all

	// OnAnswer is told every answer when it is sent, with its header and body (of
	// a body beyond 8 MB the beginning); for tests. It may be nil and must be safe
	// for concurrent use. Of a cut connection it is not told.
	OnAnswer func(c Call, header http.Header, body []byte)

	// IAMDelay is how long a change in IAM is not seen by IAM's reads, by other
	// services and by decisions, on the clock; 0 is not at all.
	IAMDelay time.Duration

	// Intercept is asked before each call is executed and says what goes wrong
	// with it, nil for nothing (package emulator/faults has scripts for it). It
	// may be nil and must be safe for concurrent use. Of the Call, Status and Code
	// are not known yet.
	Intercept func(*Call) *Fault

	// Seed makes the choice between an alias's weighted versions repeatable; 0 is
	// another one each time.
	Seed uint64

	// Outcome is asked as CreateFunction, UpdateFunctionCode,
	// UpdateFunctionConfiguration or PublishVersion begins how that change will
	// end once it has settled: nil is well, else State or LastUpdateStatus is
	// Failed with that code, and what was in force before goes on serving. It must
	// not call the emulator.
	Outcome func(function, operation string) *Failure

	// Entry is asked about each target of EventBridge's PutTargets and
	// RemoveTargets; what it says becomes a failed entry of a call that itself
	// succeeds. nil is for none.
	Entry func(operation, rule, target string) *Failure

	// Engine gives the path of the program that runs the executions of Step
	// Functions' state machines (emulator/states/engine is one); it is asked at
	// the first execution. nil is none: there are state machines and no executions.
	Engine func() (string, error)
}

// Failure is how something that was accepted ends badly later, or in part.
type Failure = wire.Failure

// Emulator is a running emulator. It is safe for concurrent use.
type Emulator struct {
	url      string
	log      *slog.Logger
	clock    clock.Clock
	keys     *keyring.Keyring
	services map[string]service
	iam      *iam.Service
	s3       *s3.Service
	lambda   *lambda.Service
	events   *events.Service
	states   *states.Service
	apis     *apigateway.Gateway
	server   *http.Server
	record   record
	memory   memory
	lock     *lock
	// asked before each call; nil is never
	intercept func(*Call) *Fault
	onAnswer  func(Call, http.Header, []byte)
	close     sync.Once
	closed    error
}

// service answers the calls of one AWS service.
type service interface {
	// Identify fills in Operation and Mutating of a request and does no more.
	Identify(r *wire.Request)
	// Serve executes a request that was identified.
	Serve(w http.ResponseWriter, r *wire.Request)
}

// Start opens the state and begins to listen. ctx bounds the start only. When
// another emulator holds the folder the error is an *InUseError.
func Start(ctx context.Context, o Options) (*Emulator, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if o.Dir == "" {
		return nil, errors.New("emulator: Options.Dir is empty; give the folder of the state, for example .emulator")
	}
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("emulator: %v", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("emulator: %v", err)
	}
	listener, err := listen(o.Addr)
	if err != nil {
		return nil, err
	}
	url := "http://" + listener.Addr().String()
	held, err := hold(dir, url)
	if err != nil {
		_ = listener.Close() // never used
		return nil, err
	}
	e := &Emulator{url: url, log: o.Log, clock: clock.Or(o.Clock), keys: keyring.New(), lock: held, intercept: o.Intercept, onAnswer: o.OnAnswer}
	e.record.hook = o.OnCall
	if e.log == nil {
		e.log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	if err := e.open(dir, o); err != nil {
		return nil, errors.Join(err, listener.Close(), held.release())
	}
	e.server = &http.Server{Handler: e, ReadHeaderTimeout: 10 * time.Second, ErrorLog: slog.NewLogLogger(e.log.Handler(), slog.LevelDebug)}
	go func() { _ = e.server.Serve(listener) }() // ends when the server is closed
	return e, nil
}

// open reads the services' state.
func (e *Emulator) open(dir string, o Options) (err error) {
	if e.iam, err = iam.Open(filepath.Join(dir, "iam.json"), o.Clock, o.IAMDelay); err != nil {
		return err
	}
	groups, err := logs.Open(filepath.Join(dir, "logs"), e.iam, o.Clock)
	if err != nil {
		return err
	}
	if e.s3, err = s3.Open(filepath.Join(dir, "s3"), e.iam, e.keys); err != nil {
		return err
	}
	settle := o.Settle
	if settle == 0 {
		settle = 50 * time.Millisecond
	}
	e.lambda, err = lambda.Open(lambda.Config{Dir: filepath.Join(dir, "lambda"), Endpoint: e.url, Settle: max(settle, 0), Clock: o.Clock, Seed: o.Seed, Outcome: o.Outcome,
		IAM: e.iam, Keys: e.keys, Logs: groups, Objects: e.s3, Log: e.log})
	if err != nil {
		return errors.Join(err, e.s3.Close())
	}
	apis, err := apigateway.Open(apigateway.Config{Dir: filepath.Join(dir, "apigateway"), IAM: e.iam, Functions: e.lambda, Clock: o.Clock, Log: e.log})
	if err != nil {
		return errors.Join(err, e.lambda.Close(), e.s3.Close())
	}
	e.events, err = events.Open(events.Config{File: filepath.Join(dir, "events.json"), Access: e.iam, Lambda: e.lambda, Clock: o.Clock, Log: e.log, Entry: o.Entry})
	if err != nil {
		return errors.Join(err, e.lambda.Close(), e.s3.Close())
	}
	e.states, err = states.Open(states.Config{File: filepath.Join(dir, "states.json"), Endpoint: e.url, IAM: e.iam, Keys: e.keys, Clock: o.Clock, Log: e.log, Engine: o.Engine})
	if err != nil {
		e.events.Close()
		return errors.Join(err, e.lambda.Close(), e.s3.Close())
	}
	e.apis = apis.Gateway()
	e.services = map[string]service{"s3": e.s3, "iam": e.iam, "logs": groups, "lambda": e.lambda, "apigateway": apis, apigateway.ExecuteAPI: e.apis, "events": e.events,
		"states": e.states, "sts": &sts.Service{IAM: e.iam, Keys: e.keys}}
	return nil
}

// listen binds a loopback address and nothing else: the emulator runs programs
// for whoever can reach it.
func listen(addr string) (net.Listener, error) {
	if addr == "" {
		addr = "127.0.0.1:0"
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("emulator: address %q: %v; give host:port, for example 127.0.0.1:4566", addr, err)
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, fmt.Errorf("emulator: address %q is not a loopback address; give 127.0.0.1:port", addr)
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("emulator: %v; choose another port, or :0 for any free one", err)
	}
	return listener, nil
}

// URL is the endpoint, "http://127.0.0.1:PORT": the value for AWS_ENDPOINT_URL.
func (e *Emulator) URL() string { return e.url }

// Close ends the function's programs and the S3 process and frees the folder.
// Further calls do nothing and return the same error.
func (e *Emulator) Close() error {
	e.close.Do(func() {
		e.events.Close()
		e.states.Close()
		e.closed = errors.Join(e.server.Close(), e.lambda.Close(), e.s3.Close(), e.lock.release())
	})
	return e.closed
}
