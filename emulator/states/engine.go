package states

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"serverless-poc/emulator/proc"
	"serverless-poc/emulator/wire"
)

// An engine is the process that runs one execution. It is told by its
// environment where AWS is and with which credentials to call it, prints its
// address on the first line of its output, and is called as Step Functions is.
type engine struct {
	cmd  *exec.Cmd
	url  string
	once sync.Once
}

// life bounds the role's credentials; an engine that lives longer is refused.
const life = 12 * time.Hour

// program is the engine's path.
func (s *Service) program() (string, error) {
	if s.Engine == nil {
		return "", wire.NotImplemented("states", "StartExecution")
	}
	path, err := s.Engine()
	if err != nil {
		return "", wire.Errorf(501, "NotImplemented", "emulator: states StartExecution needs an engine: %v", err)
	}
	return path, nil
}

// launch runs an execution beside everything else.
func (s *Service) launch(program string, m machine, x execution, region string) {
	s.runs.Add(1)
	go func() {
		defer s.runs.Done()
		o, err := s.run(program, m, x, region)
		if err != nil {
			o = outcome{status: failed, failure: "States.Runtime", cause: err.Error()}
		}
		s.Log.Info("execution", "name", x.Name, "status", o.status, "error", o.failure)
		if err := s.end(x.ARN, o); err != nil {
			s.Log.Warn("execution not kept", "name", x.Name, "error", err)
		}
	}()
}

func (s *Service) run(program string, m machine, x execution, region string) (outcome, error) {
	name, id, ok := s.IAM.AssumeFor(m.Role, principal, "sts:AssumeRole", m.ARN)
	if !ok {
		return outcome{}, fmt.Errorf("the role %s does not let Step Functions assume it for %s", m.Role, m.ARN)
	}
	keys := s.Keys.Mint(name, id, x.Name, life)
	defer s.Keys.Revoke(keys.AccessKey)
	if x.MapRun != nil { // a distributed Map starts executions of its own machine
		caller := wire.Caller{Role: name, RoleID: id, Session: x.Name}
		if err := s.IAM.Authorize(caller, "states:StartExecution", m.ARN, nil); err != nil {
			return outcome{status: failed, failure: "States.Runtime", cause: err.Error()}, nil
		}
	}
	e := &engine{cmd: exec.Command(program)}
	e.cmd.Env = append(os.Environ(), "AWS_ENDPOINT_URL="+s.Endpoint, "AWS_REGION="+region,
		"AWS_ACCESS_KEY_ID="+keys.AccessKey, "AWS_SECRET_ACCESS_KEY="+keys.SecretKey, "AWS_SESSION_TOKEN="+keys.Token)
	if x.MapRun != nil {
		e.cmd.Env = append(e.cmd.Env, "MAP_RUN_ARN="+x.MapRun.ARN)
	}
	if err := e.start(); err != nil {
		return outcome{}, err
	}
	defer e.kill()
	s.mu.Lock()
	s.running[x.ARN] = e
	closed := s.closed
	s.mu.Unlock()
	defer func() { s.mu.Lock(); delete(s.running, x.ARN); s.mu.Unlock() }()
	if closed {
		return outcome{}, errors.New("the emulator was closed")
	}
	return e.execute(m, x)
}

// start starts the program and reads its address.
func (e *engine) start() error {
	out, err := e.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := proc.Start(e.cmd); err != nil {
		return fmt.Errorf("the engine does not start: %v", err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		e.kill()
		return fmt.Errorf("the engine does not say where it is: %v", err)
	}
	e.url = strings.TrimSpace(line)
	return nil
}

// kill ends the process and waits for it.
func (e *engine) kill() {
	e.once.Do(func() {
		if e.cmd.Process != nil {
			proc.Kill(e.cmd.Process.Pid)
			_ = e.cmd.Wait() // it was killed
		}
	})
}

// execute has the engine make the state machine and run it to its end.
func (e *engine) execute(m machine, x execution) (outcome, error) {
	var made struct{ StateMachineARN string }
	if err := e.call("CreateStateMachine", map[string]any{"name": m.Name, "definition": m.Definition, "roleArn": m.Role}, &made); err != nil {
		return outcome{}, err
	}
	var begun struct{ ExecutionARN string }
	if err := e.call("StartExecution", map[string]any{"stateMachineArn": made.StateMachineARN, "name": x.Name, "input": x.Input}, &begun); err != nil {
		return outcome{}, err
	}
	for {
		var now struct{ Status, Output, Error, Cause string }
		if err := e.call("DescribeExecution", map[string]any{"executionArn": begun.ExecutionARN}, &now); err != nil {
			return outcome{}, err
		}
		if now.Status == running {
			time.Sleep(20 * time.Millisecond) // the engine's time is the machine's
			continue
		}
		o := outcome{status: now.Status, output: now.Output, failure: now.Error, cause: now.Cause}
		var err error
		if x.MapRun != nil {
			o.run, err = e.mapRun(begun.ExecutionARN)
		}
		return o, err
	}
}

// mapRun is what the engine says of the execution's map run; nil when there was
// none.
func (e *engine) mapRun(execution string) (run json.RawMessage, err error) {
	var list struct{ MapRuns []struct{ MapRunARN string } }
	if err := e.call("ListMapRuns", map[string]any{"executionArn": execution}, &list); err != nil || len(list.MapRuns) == 0 {
		return nil, err
	}
	err = e.call("DescribeMapRun", map[string]any{"mapRunArn": list.MapRuns[0].MapRunARN}, &run)
	return run, err
}

// call makes one call of the engine.
func (e *engine) call(operation string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(context.Background(), http.MethodPost, e.url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", wire.JSON10)
	r.Header.Set("X-Amz-Target", "AWSStepFunctions."+operation)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return fmt.Errorf("the engine does not answer %s: %v", operation, err)
	}
	defer answer.Body.Close()
	var text json.RawMessage
	if err := json.NewDecoder(answer.Body).Decode(&text); err != nil {
		return fmt.Errorf("the engine answers %s with no JSON: %v", operation, err)
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("the engine refuses %s: %s", operation, text)
	}
	return json.Unmarshal(text, out)
}
