package events

import (
	"maps"
	"slices"
	"strings"
	"time"

	"serverless-poc/emulator/wire"
)

// A rule as it is kept. Its schedule counts from Since.
type rule struct {
	Name, Region, Description, Schedule, State, Role string
	Since                                            time.Time // when it was made, enabled, or given another schedule
	Targets                                          []target
	Tags                                             []tag
}

// ruleJSON is a rule as EventBridge writes it.
type ruleJSON struct {
	Name, Arn, State, EventBusName string
	ScheduleExpression             string `json:",omitempty"`
	Description                    string `json:",omitempty"`
	RoleArn                        string `json:",omitempty"`
	CreatedBy                      string `json:",omitempty"`
}

const (
	enabled  = "ENABLED"
	disabled = "DISABLED"
)

func (x *rule) arn() string { return arn(x.Region, x.Name) }

func (x *rule) json() ruleJSON {
	return ruleJSON{Name: x.Name, Arn: x.arn(), State: x.State, EventBusName: bus, ScheduleExpression: x.Schedule,
		Description: x.Description, RoleArn: x.Role}
}

// names lists the rules' names with a prefix.
func (all *rules) names(prefix string) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(all.Rules)), func(n string) bool { return !strings.HasPrefix(n, prefix) })
}

// ruleInput is what PutRule takes.
type ruleInput struct {
	Name, ScheduleExpression, EventPattern, State, Description, RoleArn string
	Tags                                                                []tag
}

func (q ruleInput) check() error {
	switch {
	case q.EventPattern != "":
		return wire.Errorf(501, "NotImplemented", "emulator: events PutRule with EventPattern is not implemented; only rules with ScheduleExpression are")
	case q.ScheduleExpression == "":
		return invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.")
	case q.State != "" && q.State != enabled && q.State != disabled:
		return invalid("1 validation error detected: Value %q at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED]", q.State)
	case len(q.Description) > 512:
		return invalid("1 validation error detected: Value at 'description' failed to satisfy constraint: Member must have length less than or equal to 512")
	}
	if _, err := parseSchedule(q.ScheduleExpression); err != nil {
		return invalid("Parameter ScheduleExpression is not valid.") // AWS does not say more
	}
	return checkTags(q.Tags)
}

// putRule makes or replaces a rule. What is omitted becomes null, State becomes
// ENABLED, and tags are heeded at the creation only.
func putRule(s *Service, r *wire.Request) (any, error) {
	var q ruleInput
	if err := wire.DecodeJSON(r, &q); err != nil {
		return nil, err
	}
	if err := q.check(); err != nil {
		return nil, err
	}
	if q.State == "" {
		q.State = enabled
	}
	var out map[string]string
	err := s.store.Update(func(all *rules) error {
		if all.Rules == nil {
			all.Rules = map[string]*rule{}
		}
		x := all.Rules[q.Name]
		if x == nil {
			x = &rule{Name: q.Name, Region: r.Region, Tags: q.Tags}
			all.Rules[q.Name] = x
		}
		if x.Schedule != q.ScheduleExpression || x.State != q.State {
			x.Since = s.Clock.Now()
		}
		x.Schedule, x.State, x.Description, x.Role = q.ScheduleExpression, q.State, q.Description, q.RoleArn
		out = map[string]string{"RuleArn": x.arn()}
		return nil
	})
	if err == nil {
		s.arm(q.Name)
	}
	return out, err
}

// view runs do on the rule a request names; change keeps what do changes.
func (s *Service) view(r *wire.Request, do func(*rule) error) error {
	return s.store.View(func(all *rules) error { return all.with(r, do) })
}

func (s *Service) change(r *wire.Request, do func(*rule) error) error {
	return s.store.Update(func(all *rules) error { return all.with(r, do) })
}

func (all *rules) with(r *wire.Request, do func(*rule) error) error {
	var in about
	if err := wire.DecodeJSON(r, &in); err != nil {
		return err
	}
	x := all.Rules[in.rule()]
	if x == nil {
		return noRule(in.rule())
	}
	return do(x)
}

func describeRule(s *Service, r *wire.Request) (any, error) {
	var out ruleJSON
	err := s.view(r, func(x *rule) error {
		out = x.json()
		out.CreatedBy = wire.AccountID
		return nil
	})
	return out, err
}

func enableRule(s *Service, r *wire.Request) (any, error)  { return nil, s.turn(r, enabled) }
func disableRule(s *Service, r *wire.Request) (any, error) { return nil, s.turn(r, disabled) }

// turn switches a rule on or off.
func (s *Service) turn(r *wire.Request, state string) error {
	var name string
	err := s.change(r, func(x *rule) error {
		if name = x.Name; x.State != state {
			x.State, x.Since = state, s.Clock.Now()
		}
		return nil
	})
	if err == nil {
		s.arm(name)
	}
	return err
}

// deleteRule succeeds also when there is no such rule, as AWS's does.
func deleteRule(s *Service, r *wire.Request) (any, error) {
	var in about
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	err := s.store.Update(func(all *rules) error {
		if x := all.Rules[in.Name]; x != nil && len(x.Targets) > 0 {
			return invalid("Rule can't be deleted since it has targets.")
		}
		delete(all.Rules, in.Name)
		return nil
	})
	if err == nil {
		s.arm(in.Name)
	}
	return nil, err
}
