package emulator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
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
	"serverless-poc/emulator/s3"
	"serverless-poc/emulator/states"
	"serverless-poc/emulator/wire"
)

// The account that is emulated and its root's key pair.
const (
	AccountID = wire.AccountID
	AccessKey = keyring.RootAccessKey
	SecretKey = keyring.RootSecretKey
)

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
