package runtime

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"serverless-poc/emulator/proc"
)

// InitLimit is how long a program may take until it asks for its first event.
const InitLimit = 10 * time.Second

// run is the course of one invocation in one container.
type run struct {
	c      *container
	spec   Spec
	event  Event
	first  bool
	init   time.Duration
	took   time.Duration
	peak   int64 // bytes
	lines  []Line
	status string // of the REPORT line: "", "timeout", "error"
	kind   string // error type of the REPORT line
	stop   <-chan struct{}
}

// invoke runs an event. usable is false when the container must not be used again.
func (r *run) invoke() (result Result, usable bool) {
	f, usable := r.initialize()
	var answer reply
	r.logStart()
	if f == nil {
		answer, f, usable = r.deliver()
	}
	r.lines = append(r.lines, r.c.output.lines()...)
	if f != nil {
		answer = reply{payload: encode(*f), failed: true}
		r.logFault(*f)
	}
	r.logEnd()
	result = Result{Payload: answer.payload, Stream: r.c.stream, Lines: r.lines}
	if answer.failed {
		result.Error = "Unhandled"
	}
	return result, usable
}

// initialize waits for a fresh program to ask for its first event.
func (r *run) initialize() (f *failure, usable bool) {
	if !r.first {
		return nil, true
	}
	began := time.Now()
	r.logInit()
	f = r.watch(r.c.ready, InitLimit, &failure{"Sandbox.Timedout", r.text("Init phase timed out after %.2f seconds", InitLimit.Seconds())})
	r.init = time.Since(began)
	r.lines = append(r.lines, r.c.output.lines()...)
	return f, f == nil
}

// deliver hands the event over and waits for the reply.
func (r *run) deliver() (answer reply, f *failure, usable bool) {
	c := r.c
	began := time.Now()
	one := &call{event: r.event, deadline: began.Add(c.spec.Timeout), done: make(chan reply, 1)}
	c.mu.Lock()
	c.current = one
	c.mu.Unlock()
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		select {
		case c.next <- one:
		case <-c.exited:
			return
		}
		select {
		case answer = <-one.done:
		case <-c.exited:
			select { // it may have answered and then ended
			case answer = <-one.done:
			default:
			}
		}
	}()
	f = r.watch(finished, c.spec.Timeout, &failure{"Sandbox.Timedout", r.text("Task timed out after %.2f seconds", c.spec.Timeout.Seconds())})
	<-finished // whatever ended the wait, the program has answered or has ended
	r.took = time.Since(began)
	if f == nil && !answer.given { // it ended without an answer
		<-c.exited
		f = r.exit()
	}
	if answer.failed && r.status == "" {
		r.status, r.kind = "error", ""
	}
	return answer, f, f == nil && c.alive()
}

const pollMemory = 10 * time.Millisecond

// watch waits for done, while it holds the program to its time and memory.
func (r *run) watch(done <-chan struct{}, limit time.Duration, late *failure) *failure {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	tick := time.NewTicker(pollMemory)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return r.memory()
		case f := <-r.c.broken:
			r.status, r.kind = "error", f.Type
			r.c.stopProcess()
			return &f
		case <-r.c.exited:
			select {
			case <-done: // it answered first
				return nil
			case <-time.After(time.Second / 10):
				return r.exit()
			}
		case <-timer.C:
			r.status = "timeout"
			r.c.stopProcess()
			return late
		case <-r.stop:
			r.c.stopProcess()
			return &failure{"Runtime.ExitError", r.text("the emulator was closed")}
		case <-tick.C:
			if f := r.memory(); f != nil {
				return f
			}
		}
	}
}

// memory ends a program that has used more than the function's memory.
func (r *run) memory() *failure {
	_, peak, ok := proc.Memory(r.c.cmd.Process.Pid)
	if !ok {
		return nil
	}
	r.peak = max(r.peak, peak)
	limit := int64(r.spec.Memory) << 20
	if peak <= limit {
		return nil
	}
	r.peak = limit
	r.c.stopProcess()
	r.status, r.kind = "error", "Runtime.OutOfMemory"
	return &failure{"Runtime.OutOfMemory", r.text("Runtime exited with error: signal: killed")}
}

// exit says how a program ended on its own.
func (r *run) exit() *failure {
	r.status, r.kind = "error", "Runtime.ExitError"
	if s := r.c.status(); s != "" {
		return &failure{r.kind, r.text("Runtime exited with error: %s", s)}
	}
	return &failure{r.kind, r.text("Runtime exited without providing a reason")}
}

// stopProcess ends the program but leaves its output to be read.
func (c *container) stopProcess() {
	if c.alive() {
		proc.Kill(c.cmd.Process.Pid)
	}
	<-c.exited
}

func (r *run) text(format string, args ...any) string {
	return "RequestId: " + r.event.RequestID + " Error: " + fmt.Sprintf(format, args...)
}

// unstarted is the result when bootstrap could not be started: missing, not
// executable, or built for another machine.
func unstarted(spec Spec, event Event, stream string, err error) (Result, error) {
	var entry *entryError
	if !errors.As(err, &entry) {
		return Result{}, err
	}
	message := entry.Error()
	if _, e := os.Stat(filepath.Join(spec.Task, "bootstrap")); e != nil {
		message = "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]"
	}
	f := failure{"Runtime.InvalidEntrypoint", "RequestId: " + event.RequestID + " Error: " + message}
	r := &run{spec: spec, event: event, status: "error", kind: f.Type}
	r.logStart()
	r.logFault(f)
	r.logEnd()
	return Result{Payload: encode(f), Error: "Unhandled", Stream: stream, Lines: r.lines}, nil
}
