package states

import (
	"encoding/json"
	"time"

	"serverless-poc/emulator/policy"
	"serverless-poc/emulator/wire"
)

var principal = policy.Principals{"Service": {"states.amazonaws.com"}}

// Statuses of an execution and of a map run.
const (
	running   = "RUNNING"
	succeeded = "SUCCEEDED"
	failed    = "FAILED"
	aborted   = "ABORTED"
)

// An execution as it is kept.
type execution struct {
	ARN, Machine, Name, Input, Status string
	Started                           time.Time
	Stopped                           time.Time // zero while it runs
	Output, Error, Cause              string
	MapRun                            *mapRun
}

// An outcome is how an execution ends.
type outcome struct {
	status, output, failure, cause string
	run                            json.RawMessage // the engine's DescribeMapRun, nil when there was none
}

const maxInput = 256 << 10

// startExecution starts a state machine. The same name and input give the same
// execution while it runs; after it has ended the name is taken (AWS: "Starts a
// state machine execution", for 90 days).
func startExecution(s *Service, r *wire.Request, in about) (any, error) {
	if in.Name == "" {
		in.Name = wire.UUID()
	}
	if !names.MatchString(in.Name) {
		return nil, wire.Errorf(400, "InvalidName", "Invalid Name: '%s'", in.Name)
	}
	if in.Input == "" {
		in.Input = "{}"
	}
	if len(in.Input) > maxInput || !json.Valid([]byte(in.Input)) {
		return nil, wire.Errorf(400, "InvalidExecutionInput", "Invalid State Machine Execution Input: it must be JSON of at most %d bytes", maxInput)
	}
	m, err := s.machine(in.StateMachineARN)
	if err != nil {
		return nil, err
	}
	program, err := s.program()
	if err != nil {
		return nil, err
	}
	x := &execution{ARN: arn(r.Region, "execution", m.Name+":"+in.Name), Machine: m.ARN, Name: in.Name, Input: in.Input, Status: running, Started: s.Clock.Now()}
	if d := labelOf(m.Definition); d != "" {
		x.MapRun = &mapRun{ARN: arn(r.Region, "mapRun", m.Name+"/"+d+":"+wire.UUID()), Status: running}
	}
	fresh := false
	err = s.store.Update(func(a *account) error {
		switch old := a.Executions[x.ARN]; {
		case old == nil:
			fresh = true
		case old.Status == running && old.Input == x.Input:
			x = old
			return nil
		default:
			return wire.Errorf(400, "ExecutionAlreadyExists", "Execution Already Exists: '%s'", x.ARN)
		}
		if a.Executions == nil {
			a.Executions = map[string]*execution{}
		}
		a.Executions[x.ARN] = x
		return nil
	})
	if err != nil {
		return nil, err
	}
	if fresh {
		s.launch(program, m, *x, r.Region)
	}
	return map[string]any{"executionArn": x.ARN, "startDate": x.Started.Unix()}, nil
}

func stopExecution(s *Service, _ *wire.Request, in about) (any, error) {
	if _, err := s.execution(in.ExecutionARN); err != nil {
		return nil, err
	}
	if err := s.end(in.ExecutionARN, outcome{status: aborted, failure: in.Error, cause: in.Cause}); err != nil {
		return nil, err
	}
	s.mu.Lock()
	if e := s.running[in.ExecutionARN]; e != nil {
		e.kill()
	}
	s.mu.Unlock()
	x, err := s.execution(in.ExecutionARN)
	return map[string]any{"stopDate": x.Stopped.Unix()}, err
}

func describeExecution(s *Service, _ *wire.Request, in about) (any, error) {
	x, err := s.execution(in.ExecutionARN)
	if err != nil {
		return nil, err
	}
	out := map[string]any{"executionArn": x.ARN, "stateMachineArn": x.Machine, "name": x.Name, "status": x.Status, "startDate": x.Started.Unix(),
		"input": x.Input, "inputDetails": map[string]bool{"included": true}, "redriveCount": 0}
	if !x.Stopped.IsZero() {
		out["stopDate"] = x.Stopped.Unix()
	}
	for name, text := range map[string]string{"output": x.Output, "error": x.Error, "cause": x.Cause} {
		if text != "" {
			out[name] = text
		}
	}
	return out, nil
}

// execution is a copy of an execution.
func (s *Service) execution(id string) (x execution, err error) {
	err = s.store.View(func(a *account) error {
		found := a.Executions[id]
		if found == nil {
			return wire.Errorf(400, "ExecutionDoesNotExist", "Execution Does Not Exist: '%s'", id)
		}
		x = *found
		return nil
	})
	return x, err
}

// end ends an execution that runs; one that has ended stays as it is.
func (s *Service) end(id string, o outcome) error {
	return s.store.Update(func(a *account) error {
		x := a.Executions[id]
		if x == nil || x.Status != running {
			return nil
		}
		x.Status, x.Stopped, x.Output, x.Error, x.Cause = o.status, s.Clock.Now(), o.output, o.failure, o.cause
		if x.MapRun != nil {
			x.MapRun.end(o)
		}
		return nil
	})
}
