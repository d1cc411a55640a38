package faults

import (
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"serverless-poc/emulator"
	"serverless-poc/emulator/clock"
	"serverless-poc/emulator/wire"
)

// FailNth gives the n-th call, from 1, the fault.
func FailNth(n int, f emulator.Fault) Script {
	var seen atomic.Int64
	return func(*emulator.Call) *emulator.Fault {
		if seen.Add(1) != int64(n) {
			return nil
		}
		return &f
	}
}

// FailFirst gives the first k calls the fault.
func FailFirst(k int, f emulator.Fault) Script {
	var seen atomic.Int64
	return func(*emulator.Call) *emulator.Fault {
		if seen.Add(1) > int64(k) {
			return nil
		}
		return &f
	}
}

// FailAlways gives every call the fault.
func FailAlways(f emulator.Fault) Script {
	return func(*emulator.Call) *emulator.Fault { return &f }
}

// KillAt kills the client at its n-th call, from 1: before the call has an
// effect, after the effect with the answer unread, or after the answer. kill
// may be nil. Whatever the client still sends finds no connection: the dead
// make no calls, also when kill takes a while or the client is a goroutine that
// cleans up.
func KillAt(n int, when emulator.Moment, kill func()) Script {
	var seen atomic.Int64
	return func(*emulator.Call) *emulator.Fault {
		switch at := seen.Add(1); {
		case at < int64(n):
			return nil
		case at > int64(n):
			return &emulator.Fault{Cut: true}
		}
		return &emulator.Fault{When: when, Run: kill, Cut: when != emulator.After}
	}
}

// Stale answers reads within d of a service's last change as if that change had
// not been made; c nil is the machine's clock.
func Stale(c clock.Clock, d time.Duration) Script {
	c = clock.Or(c)
	var mu sync.Mutex
	changed := map[string]time.Time{} // service -> last change
	return func(call *emulator.Call) *emulator.Fault {
		mu.Lock()
		defer mu.Unlock()
		if call.Mutating {
			changed[call.Service] = c.Now()
			return nil
		}
		last, ok := changed[call.Service]
		if !ok || c.Now().Sub(last) >= d {
			return nil
		}
		return &emulator.Fault{Stale: true}
	}
}

// Slow delays every call by d on the emulator's clock.
func Slow(d time.Duration) Script { return FailAlways(emulator.Fault{Delay: d}) }

// Throttle refuses the first k calls of each service in the service's own way,
// without effect. retryAfter is what the services that give one say; 0 is none.
func Throttle(k int, retryAfter time.Duration) Script {
	var mu sync.Mutex
	seen := map[string]int{}
	return func(c *emulator.Call) *emulator.Fault {
		mu.Lock()
		defer mu.Unlock()
		if seen[c.Service]++; seen[c.Service] > k {
			return nil
		}
		f := Throttled(c.Service)
		if retryAfter > 0 && f.Error.Status == http.StatusTooManyRequests {
			f.Head = http.Header{"Retry-After": {seconds(retryAfter)}}
		}
		return &f
	}
}

// Throttled is a service's own refusal of too many calls.
func Throttled(service string) emulator.Fault {
	e := &wire.Error{Status: 400, Code: "ThrottlingException", Message: "Rate exceeded"}
	switch service {
	case "s3":
		e = &wire.Error{Status: 503, Code: "SlowDown", Message: "Please reduce your request rate."}
	case "iam", "sts":
		e.Code = "Throttling"
	case "lambda":
		e = &wire.Error{Status: 429, Code: "TooManyRequestsException", Message: "Rate Exceeded."}
	case "apigateway":
		e = &wire.Error{Status: 429, Code: "TooManyRequestsException", Message: "Too Many Requests"}
	}
	return emulator.Fault{Error: e}
}

// seconds writes a duration as Retry-After does, rounded up.
func seconds(d time.Duration) string {
	return strconv.Itoa(int((d + time.Second - 1) / time.Second))
}
