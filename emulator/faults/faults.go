// Package faults has scripts of AWS's bad days for the emulator: calls that fail
// once or for ever, before or after they took effect, that are slow, stale or
// throttled, and clients that are killed. Depends on emulator.
//
// A Script is the value of emulator.Options.Intercept. Scripts are narrowed by
// On and put together by All; a Switch changes the script while the emulator runs:
//
//	var s faults.Switch
//	emulator.Start(ctx, emulator.Options{Dir: dir, Intercept: s.Intercept})
//	s.Set(faults.On(faults.Is("lambda", "CreateAlias"), faults.FailNth(1, faults.Lost())))
//
// Each script counts the calls it is asked about, so that On decides what "the
// third" means. Scripts are safe for concurrent use and are used once: their
// counts do not start again.
package faults

import (
	"strings"
	"sync/atomic"

	"serverless-poc/emulator"
	"serverless-poc/emulator/wire"
)

// Script says what goes wrong with a call; nil is nothing.
type Script func(*emulator.Call) *emulator.Fault

// Match chooses calls.
type Match func(*emulator.Call) bool

// None is the script of a good day.
func None(*emulator.Call) *emulator.Fault { return nil }

// On asks the script about the calls that match only.
func On(m Match, s Script) Script {
	return func(c *emulator.Call) *emulator.Fault {
		if !m(c) {
			return nil
		}
		return s(c)
	}
}

// All asks every script about every call, so that each counts what it sees. The
// first one that has a fault decides.
func All(scripts ...Script) Script {
	return func(c *emulator.Call) (first *emulator.Fault) {
		for _, s := range scripts {
			if f := s(c); f != nil && first == nil {
				first = f
			}
		}
		return first
	}
}

// Is matches an operation of a service; "" matches any.
func Is(service, operation string) Match {
	return func(c *emulator.Call) bool {
		return (service == "" || c.Service == service) && (operation == "" || c.Operation == operation)
	}
}

// Changes matches the calls that change the account.
func Changes(c *emulator.Call) bool { return c.Mutating }

// By matches the calls whose caller's ARN contains text: ":root" or a role's name.
func By(text string) Match {
	return func(c *emulator.Call) bool { return strings.Contains(c.Caller, text) }
}

// From matches the calls of clients whose User-Agent contains text, such as
// "app/name" of an SDK client with an application id.
func From(text string) Match {
	return func(c *emulator.Call) bool { return strings.Contains(c.Agent, text) }
}

// Both matches what both match.
func Both(a, b Match) Match {
	return func(c *emulator.Call) bool { return a(c) && b(c) }
}

// Not matches what m does not.
func Not(m Match) Match { return func(c *emulator.Call) bool { return !m(c) } }

// Switch is a script that can be changed while the emulator runs. The zero
// Switch does nothing.
type Switch struct{ script atomic.Pointer[Script] }

// Set puts a script in force; nil is None.
func (s *Switch) Set(script Script) {
	if script == nil {
		script = None
	}
	s.script.Store(&script)
}

// Intercept is for emulator.Options.
func (s *Switch) Intercept(c *emulator.Call) *emulator.Fault {
	if script := s.script.Load(); script != nil {
		return (*script)(c)
	}
	return nil
}

// Error is a fault that answers an error at once, without effect.
func Error(status int, code, message string) emulator.Fault {
	return emulator.Fault{Error: wire.Errorf(status, code, "%s", message)}
}

// Late makes a fault happen after the effect: the call was executed, its answer
// says otherwise or is lost.
func Late(f emulator.Fault) emulator.Fault {
	f.When = emulator.Unread
	return f
}

// Lost is a connection that breaks after the effect, before the answer.
func Lost() emulator.Fault { return emulator.Fault{When: emulator.Unread, Cut: true} }

// Refused is a connection that breaks before anything was done.
func Refused() emulator.Fault { return emulator.Fault{Cut: true} }
