package events

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"serverless-poc/emulator/wire"
)

// A target is where a rule's event goes.
type target struct {
	ID          string `json:"Id"`
	Arn         string
	Input       string       `json:",omitempty"` // sent instead of the event
	RetryPolicy *retryPolicy `json:",omitempty"`
}

type retryPolicy struct {
	MaximumRetryAttempts     *int `json:",omitempty"`
	MaximumEventAgeInSeconds *int `json:",omitempty"`
}

// attempts and age are what a target without a policy has.
const (
	defaultAttempts = 185
	defaultAge      = 86400
)

func (p *retryPolicy) attempts() int {
	if p == nil || p.MaximumRetryAttempts == nil {
		return defaultAttempts
	}
	return *p.MaximumRetryAttempts
}

func (p *retryPolicy) age() int {
	if p == nil || p.MaximumEventAgeInSeconds == nil {
		return defaultAge
	}
	return *p.MaximumEventAgeInSeconds
}

const maxTargets = 5 // of one rule

var functionARN = regexp.MustCompile(`^arn:aws[\w-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$`)

func (t target) check() error {
	switch {
	case !ruleName.MatchString(t.ID):
		return invalid("1 validation error detected: Value %q at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+", t.ID)
	case !strings.HasPrefix(t.Arn, "arn:"):
		return invalid("Parameter %s is not valid. Reason: Provided Arn is not in correct format.", t.Arn)
	case !functionARN.MatchString(t.Arn):
		return wire.Errorf(501, "NotImplemented", "emulator: events PutTargets with %s is not implemented; only Lambda functions are", t.Arn)
	case t.Input != "" && !json.Valid([]byte(t.Input)):
		return invalid("JSON syntax error in input for target %s.", t.ID)
	case len(t.Input) > 8192:
		return invalid("1 validation error detected: Value at 'targets.1.member.input' failed to satisfy constraint: Member must have length less than or equal to 8192")
	}
	if n := t.RetryPolicy.attempts(); n < 0 || n > defaultAttempts {
		return invalid("1 validation error detected: Value '%d' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value from 0 to %d", n, defaultAttempts)
	}
	if n := t.RetryPolicy.age(); n < 60 || n > defaultAge {
		return invalid("1 validation error detected: Value '%d' at 'maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value from 60 to %d", n, defaultAge)
	}
	return nil
}

// members of a target that are implemented; another one is refused by its name.
var members = []string{"Id", "Arn", "Input", "RetryPolicy"}

// targetsOf reads the targets of a PutTargets.
func targetsOf(r *wire.Request) ([]target, error) {
	var in struct{ Targets []target }
	var raw struct{ Targets []map[string]json.RawMessage }
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	if err := wire.DecodeJSON(r, &raw); err != nil {
		return nil, err
	}
	if len(in.Targets) == 0 || len(in.Targets) > 100 {
		return nil, invalid("1 validation error detected: Value at 'targets' failed to satisfy constraint: Member must have length from 1 to 100")
	}
	for i, t := range in.Targets {
		for name, value := range raw.Targets[i] {
			if !slices.Contains(members, name) && string(value) != "null" {
				return nil, wire.Errorf(501, "NotImplemented", "emulator: events PutTargets with %s is not implemented", name)
			}
		}
		if err := t.check(); err != nil {
			return nil, err
		}
	}
	return in.Targets, nil
}

// failedEntry is a target that an otherwise successful call did not change.
type failedEntry struct{ TargetId, ErrorCode, ErrorMessage string }

func entries(failed []failedEntry) map[string]any {
	return map[string]any{"FailedEntryCount": len(failed), "FailedEntries": append([]failedEntry{}, failed...)}
}

// fails asks the script about one target.
func (s *Service) fails(operation, rule, target string) (failedEntry, bool) {
	if s.Entry == nil {
		return failedEntry{}, false
	}
	f := s.Entry(operation, rule, target)
	if f == nil {
		return failedEntry{}, false
	}
	return failedEntry{target, f.Code, f.Reason}, true
}

// putTargets adds targets, and replaces those of the same id whole.
func putTargets(s *Service, r *wire.Request) (any, error) {
	list, err := targetsOf(r)
	if err != nil {
		return nil, err
	}
	var failed []failedEntry
	err = s.change(r, func(x *rule) error {
		for _, t := range list {
			if f, bad := s.fails(r.Operation, x.Name, t.ID); bad {
				failed = append(failed, f)
				continue
			}
			x.Targets = append(slices.DeleteFunc(x.Targets, func(old target) bool { return old.ID == t.ID }), t)
		}
		if len(x.Targets) > maxTargets {
			return wire.Errorf(400, "LimitExceededException", "The requested resource exceeds the maximum number allowed.")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return entries(failed), nil
}

// removeTargets takes targets away; one that is not there is a failed entry.
func removeTargets(s *Service, r *wire.Request) (any, error) {
	var in struct{ Ids []string }
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	if len(in.Ids) == 0 {
		return nil, invalid("1 validation error detected: Value at 'ids' failed to satisfy constraint: Member must have length greater than or equal to 1")
	}
	var failed []failedEntry
	err := s.change(r, func(x *rule) error {
		for _, id := range in.Ids {
			if f, bad := s.fails(r.Operation, x.Name, id); bad {
				failed = append(failed, f)
				continue
			}
			before := len(x.Targets)
			x.Targets = slices.DeleteFunc(x.Targets, func(t target) bool { return t.ID == id })
			if len(x.Targets) == before {
				failed = append(failed, failedEntry{id, "ResourceNotFoundException", "Target " + id + " does not exist on rule " + x.Name + "."})
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return entries(failed), nil
}
