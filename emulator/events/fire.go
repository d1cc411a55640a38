package events

import (
	"encoding/json"
	"time"

	"serverless-poc/emulator/lambda"
	"serverless-poc/emulator/wire"
)

// arm sets the clock for the next firing of a rule, instead of what was set
// before. A rule that is disabled or gone has none.
func (s *Service) arm(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if stop := s.timers[name]; stop != nil {
		stop()
		delete(s.timers, name)
	}
	if s.closed {
		return
	}
	now := s.Clock.Now()
	at, ok := s.next(name, now)
	if !ok {
		return
	}
	s.timers[name] = s.Clock.AfterFunc(at.Sub(now), func() { s.fire(name, at) })
}

// next is when a rule fires next.
func (s *Service) next(name string, now time.Time) (at time.Time, ok bool) {
	_ = s.store.View(func(all *rules) error {
		x := all.Rules[name]
		if x == nil || x.State != enabled {
			return nil
		}
		plan, err := parseSchedule(x.Schedule) // it was checked when it was put
		if err == nil {
			at, ok = plan.next(x.Since, now)
		}
		return err
	})
	return at, ok
}

// event is the document of a scheduled event.
// Source: EventBridge User Guide, "Events from AWS services", scheduled events.
type event struct {
	Version    string   `json:"version"`
	ID         string   `json:"id"`
	DetailType string   `json:"detail-type"`
	Source     string   `json:"source"`
	Account    string   `json:"account"`
	Time       string   `json:"time"`
	Region     string   `json:"region"`
	Resources  []string `json:"resources"`
	Detail     struct{} `json:"detail"`
}

// fire sends a rule's event to its targets and arms the rule again.
func (s *Service) fire(name string, at time.Time) {
	var list []delivery
	_ = s.store.View(func(all *rules) error {
		x := all.Rules[name]
		if x == nil || x.State != enabled {
			return nil // changed while the clock called
		}
		doc, err := json.Marshal(event{Version: "0", ID: wire.UUID(), DetailType: "Scheduled Event", Source: "aws.events",
			Account: wire.AccountID, Time: at.UTC().Format(time.RFC3339), Region: x.Region, Resources: []string{x.arn()}})
		for _, t := range x.Targets {
			payload := doc
			if t.Input != "" {
				payload = []byte(t.Input)
			}
			list = append(list, delivery{s: s, rule: x.arn(), target: t, payload: payload, since: at})
		}
		return err
	})
	for i := range list {
		list[i].try(0)
	}
	s.arm(name)
}

// delivery is one event on its way to one target.
type delivery struct {
	s       *Service
	rule    string
	target  target
	payload []byte
	since   time.Time
}

// pause is how long a delivery waits before its n-th repetition: it doubles
// from a second to a minute.
func pause(n int) time.Duration { return min(time.Second<<min(n, 6), time.Minute) }

// try hands the event over. What may pass is tried again, as often and as long
// as the target's retry policy says; a missing function or permission is not.
func (d delivery) try(done int) {
	_, err := d.s.Lambda.InvokeAs(lambda.Invocation{Function: d.target.Arn, Principal: "events.amazonaws.com", SourceARN: d.rule,
		Event: d.payload, Async: true})
	log := d.s.Log.With("rule", d.rule, "target", d.target.Arn)
	if err == nil {
		log.Info("event delivered")
		return
	}
	wait := pause(done)
	age := d.s.Clock.Now().Add(wait).Sub(d.since)
	again := transient(err) && done < d.target.RetryPolicy.attempts() && age <= time.Duration(d.target.RetryPolicy.age())*time.Second
	log.Warn("event not delivered", "error", err, "again", again)
	if again {
		d.s.again.AfterFunc(wait, func() { d.try(done + 1) })
	}
}

// transient reports whether a later attempt may succeed.
func transient(err error) bool {
	e := wire.AsError(err)
	return e.Status == 429 || e.Status >= 500 || e.Code == "ResourceConflictException"
}
