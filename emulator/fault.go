package emulator

import (
	"io"
	"net/http"
	"time"

	"serverless-poc/emulator/clock"
	"serverless-poc/emulator/wire"
)

// Moment is a point in the life of a call.
type Moment int

// The moments at which a fault can happen.
const (
	Before Moment = iota // nothing was done yet
	Unread               // the effect took place, the answer is not sent
	After                // the effect took place and the answer is sent
)

// Fault is what goes wrong with one call; see Options.Intercept. The parts that
// are given happen in the order of the fields.
type Fault struct {
	Delay time.Duration // the call waits first, on the emulator's clock
	Stale bool          // a read gets what the identical read got last; it is executed when there was none
	When  Moment        // when Run, Error and Cut happen
	Run   func()        // for example to kill the client
	Error *wire.Error   // answered in the service's own form; without effect when Before, instead of the answer when Unread
	Head  http.Header   // goes with Error, for example Retry-After
	Cut   bool          // the connection breaks instead of an answer; as Error, and of no meaning After
}

// name says in the record of calls what happened.
func (f *Fault) name() string {
	kind := ""
	switch {
	case f.Cut:
		kind = "cut"
	case f.Error != nil:
		kind = "error"
	case f.Run != nil:
		kind = "run"
	case f.Stale:
		return "stale"
	case f.Delay > 0:
		return "delay"
	default:
		return ""
	}
	return kind + [...]string{" before", " unread", " after"}[f.When]
}

// perform executes a call with what the script makes of it.
func (e *Emulator) perform(out *answer, r *wire.Request, c *Call, run func(http.ResponseWriter)) {
	if e.intercept == nil {
		run(out)
		return
	}
	f := e.intercept(c)
	if f == nil {
		f = &Fault{}
	}
	c.Fault = f.name()
	if f.Delay > 0 {
		_ = clock.Sleep(r.Context(), e.clock, f.Delay) // a client that has gone does not undo its call
	}
	if f.Stale && e.memory.replay(out, r, c) {
		return
	}
	if f.When == Before {
		f.run()
		if !e.replace(out, r, c, f) {
			e.memory.watch(out, r, c, run)
		}
		return
	}
	held := &held{header: http.Header{}}
	e.memory.watch(held, r, c, run)
	if f.When == Unread {
		f.run()
		if e.replace(out, r, c, f) {
			return
		}
	}
	held.send(out, r.HTTP.Method)
	if f.When == After {
		f.run()
	}
}

func (f *Fault) run() {
	if f.Run != nil {
		f.Run()
	}
}

// replace gives the fault's answer, if it has one.
func (e *Emulator) replace(out *answer, r *wire.Request, c *Call, f *Fault) bool {
	if !f.Cut && f.Error == nil {
		return false
	}
	// A client that still sends its body would see a broken pipe, not the answer.
	_, _ = io.Copy(io.Discard, io.LimitReader(r.HTTP.Body, maxBody))
	r.Code = ""
	if f.Cut {
		out.cut()
		return true
	}
	for name, values := range f.Head {
		out.Header()[name] = values
	}
	writeError(out, r, c.Service, f.Error)
	return true
}

// cut breaks the connection. The few bytes it sends before make it a broken
// answer: Go's HTTP client tries a GET again by itself when a connection breaks
// before the first byte, and the script would see two calls.
func (a *answer) cut() {
	a.tell(0)
	conn, _, err := http.NewResponseController(a.ResponseWriter).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // the other way to break it
	}
	_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\n")
	_ = conn.Close()
}
