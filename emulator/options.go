package emulator

import (
	"log/slog"
	"net/http"
	"time"

	"serverless-poc/emulator/clock"
	"serverless-poc/emulator/wire"
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
