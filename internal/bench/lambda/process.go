package lambda

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A Program is what runs. Env is its environment beside what Lambda sets; Task
// is the folder of its package, where that matters; Room is nil for the whole
// machine.
type Program struct {
	Path string
	Env  []string
	Task string
	Room *Room
}

// A Process is a running program that has given its first answer.
type Process struct {
	Cold  time.Duration // from the start of the process to its first answer
	First []byte        // that answer

	program Program
	command *exec.Cmd
	server  *http.Server
	api     *api
	call    int
	log     bytes.Buffer
	ended   chan struct{}
}

// Start starts a program, sends event and waits for the answer to it. The error
// has what the program wrote.
func Start(ctx context.Context, program Program, event []byte) (*Process, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &Process{program: program, api: &api{events: make(chan []byte, 1), answers: make(chan answer, 1)}, ended: make(chan struct{})}
	p.server = &http.Server{Handler: p.api}
	go p.server.Serve(listener)
	p.command = exec.Command(program.Path)
	p.command.Env = append(environment(listener.Addr().String(), program.Task), program.Env...)
	p.command.Stdout, p.command.Stderr = &p.log, &p.log
	p.api.events <- event
	began, err := p.program.Room.start(p.command)
	if err != nil {
		p.server.Close()
		return nil, fmt.Errorf("cannot start %s: %w", program.Path, err)
	}
	go func() { p.command.Wait(); close(p.ended) }()
	p.call = 1
	got, err := p.api.read(ctx, p.call, p.ended)
	if err != nil {
		return nil, p.fail(err)
	}
	p.Cold, p.First = got.at.Sub(began), got.body
	return p, nil
}

// environment is what Lambda sets, of what the programs look at.
func environment(api, task string) []string {
	return []string{
		"AWS_LAMBDA_RUNTIME_API=" + api, "AWS_REGION=us-east-1", "LAMBDA_TASK_ROOT=" + task, "TZ=:UTC",
		"AWS_ACCESS_KEY_ID=AKIDBENCH", "AWS_SECRET_ACCESS_KEY=secret", "AWS_SESSION_TOKEN=token",
	}
}

// Call sends one more event.
func (p *Process) Call(ctx context.Context, event []byte) ([]byte, error) {
	p.call++
	p.api.events <- event
	got, err := p.api.read(ctx, p.call, p.ended)
	if err != nil {
		return nil, p.fail(err)
	}
	return got.body, nil
}

// Stop ends the process.
func (p *Process) Stop() {
	p.command.Process.Kill() // its error says that the process has ended
	<-p.ended
	p.server.Close()
}

// CPU is what of the processor the process has used; call it after Stop.
func (p *Process) CPU() time.Duration {
	return p.command.ProcessState.UserTime() + p.command.ProcessState.SystemTime()
}

// Log is what the program has written; call it after Stop.
func (p *Process) Log() string { return p.log.String() }

// fail ends the process and says what it wrote.
func (p *Process) fail(err error) error {
	p.Stop()
	return fmt.Errorf("%s: %w; it wrote:\n%s", filepath.Base(p.program.Path), err, strings.TrimSpace(p.Log()))
}
