package states

import (
	"encoding/json"
	"maps"
	"slices"
	"time"

	"serverless-poc/emulator/wire"
)

// A machine is a state machine as it is kept.
type machine struct {
	ARN, Name, Definition, Role, Type, Revision string
	Created                                     time.Time
	Tags                                        []tag
}

// maxDefinition is the greatest length of a definition.
const maxDefinition = 1 << 20

func createStateMachine(s *Service, r *wire.Request, in about) (any, error) {
	if in.Type == "" {
		in.Type = "STANDARD"
	}
	if !names.MatchString(in.Name) {
		return nil, wire.Errorf(400, "InvalidName", "Invalid Name: '%s'", in.Name)
	}
	if in.Type != "STANDARD" {
		return nil, wire.Errorf(501, "NotImplemented", "emulator: a state machine of type %s is not implemented; STANDARD is", in.Type)
	}
	if err := checkDefinition(in.Definition); err != nil {
		return nil, err
	}
	id := arn(r.Region, "stateMachine", in.Name)
	if err := s.checkRole(in.RoleARN, id); err != nil {
		return nil, err
	}
	if err := checkTags(in.Tags); err != nil {
		return nil, err
	}
	var m *machine
	err := s.store.Update(func(a *account) error {
		if m = a.Machines[id]; m != nil {
			if m.Definition == in.Definition && m.Role == in.RoleARN && m.Type == in.Type { // AWS: idempotent; tags are not looked at
				return nil
			}
			return wire.Errorf(400, "StateMachineAlreadyExists", "State Machine Already Exists: '%s'", id)
		}
		if a.Machines == nil {
			a.Machines = map[string]*machine{}
		}
		m = &machine{ARN: id, Name: in.Name, Definition: in.Definition, Role: in.RoleARN, Type: in.Type, Revision: wire.UUID(), Created: s.Clock.Now(), Tags: in.Tags}
		a.Machines[id] = m
		return nil
	})
	if err != nil {
		return nil, err
	}
	return map[string]any{"stateMachineArn": m.ARN, "creationDate": m.Created.Unix()}, nil
}

func updateStateMachine(s *Service, _ *wire.Request, in about) (any, error) {
	if in.Definition == "" && in.RoleARN == "" {
		return nil, wire.Errorf(400, "MissingRequiredParameter", "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified")
	}
	if in.Definition != "" {
		if err := checkDefinition(in.Definition); err != nil {
			return nil, err
		}
	}
	if in.RoleARN != "" {
		if err := s.checkRole(in.RoleARN, in.StateMachineARN); err != nil {
			return nil, err
		}
	}
	revision := wire.UUID()
	err := s.store.Update(func(a *account) error {
		m := a.Machines[in.StateMachineARN]
		if m == nil {
			return noMachine(in.StateMachineARN)
		}
		if in.Definition != "" {
			m.Definition = in.Definition
		}
		if in.RoleARN != "" {
			m.Role = in.RoleARN
		}
		m.Revision = revision
		return nil
	})
	return map[string]any{"updateDate": s.Clock.Now().Unix(), "revisionId": revision}, err
}

func describeStateMachine(s *Service, _ *wire.Request, in about) (any, error) {
	m, err := s.machine(in.StateMachineARN)
	if err != nil {
		return nil, err
	}
	return map[string]any{"stateMachineArn": m.ARN, "name": m.Name, "status": "ACTIVE", "definition": m.Definition, "roleArn": m.Role,
		"type": m.Type, "creationDate": m.Created.Unix(), "revisionId": m.Revision,
		"loggingConfiguration": map[string]any{"level": "OFF", "includeExecutionData": false},
		"tracingConfiguration": map[string]any{"enabled": false}}, nil
}

// deleteStateMachine succeeds also when there is none, as AWS's does.
func deleteStateMachine(s *Service, _ *wire.Request, in about) (any, error) {
	return nil, s.store.Update(func(a *account) error {
		delete(a.Machines, in.StateMachineARN)
		return nil
	})
}

func listStateMachines(s *Service, _ *wire.Request, _ about) (any, error) {
	list := []any{}
	err := s.store.View(func(a *account) error {
		for _, id := range slices.Sorted(maps.Keys(a.Machines)) {
			m := a.Machines[id]
			list = append(list, map[string]any{"stateMachineArn": id, "name": m.Name, "type": m.Type, "creationDate": m.Created.Unix()})
		}
		return nil
	})
	return map[string]any{"stateMachines": list}, err
}

// machine is a copy of a state machine.
func (s *Service) machine(id string) (m machine, err error) {
	err = s.store.View(func(a *account) error {
		found := a.Machines[id]
		if found == nil {
			return noMachine(id)
		}
		m = *found
		m.Tags = slices.Clone(found.Tags)
		return nil
	})
	return m, err
}

// checkDefinition refuses what is no state machine at first sight; the engine
// says more.
func checkDefinition(text string) error {
	var d struct {
		StartAt string
		States  map[string]json.RawMessage
	}
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		return wire.Errorf(400, "InvalidDefinition", "Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION: %v'", err)
	}
	if _, ok := d.States[d.StartAt]; !ok || len(text) > maxDefinition {
		return wire.Errorf(400, "InvalidDefinition", "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: %s at /StartAt'", d.StartAt)
	}
	return nil
}

// checkRole refuses a role that Step Functions may not assume. AWS says so in
// these words a moment after the role was made, too.
func (s *Service) checkRole(role, machine string) error {
	if _, _, ok := s.IAM.AssumeFor(role, principal, "sts:AssumeRole", machine); !ok {
		return wire.Errorf(403, "AccessDeniedException", "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.")
	}
	return nil
}
