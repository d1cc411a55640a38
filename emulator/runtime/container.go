package runtime

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"

	"serverless-poc/emulator/proc"
)

// container is one running program with its own Runtime API and its own
// temporary folder.
type container struct {
	spec   Spec
	id     string // 32 hex digits
	dir    string // private folder: tmp/ and the output file
	stream string // log stream name
	keys   Credentials
	cmd    *exec.Cmd
	api    *http.Server
	output *output

	next   chan *call    // hands an invocation to GET .../next
	ready  chan struct{} // closed by the first GET .../next: init is over
	exited chan struct{} // closed when the process has ended
	broken chan failure  // init/error

	mu      sync.Mutex
	current *call // the invocation the program works on
	once    sync.Once
	used    time.Time // end of the last invocation
}

// call is an invocation inside a container.
type call struct {
	event    Event
	deadline time.Time
	done     chan reply // buffered: the first reply counts
}

type reply struct {
	payload []byte
	failed  bool // it is an error document
	given   bool // there is one
}

// start makes the folder, the Runtime API and the process.
func start(spec Spec, dir, id string) (*container, error) {
	c := &container{spec: spec, id: id, dir: filepath.Join(dir, id),
		stream: spec.stream(id), next: make(chan *call), ready: make(chan struct{}), exited: make(chan struct{}), broken: make(chan failure, 1)}
	if err := os.MkdirAll(filepath.Join(c.dir, "tmp"), 0o700); err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	c.api = &http.Server{Handler: c.routes(), ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = c.api.Serve(listener) }() // ends when the server is closed
	c.keys = spec.Credentials(id)
	if err := c.launch(listener.Addr().String()); err != nil {
		c.stop()
		return nil, err
	}
	return c, nil
}

// launch starts bootstrap. Its output goes to a file, which is complete at the
// moment the program posts its answer: nothing can be late.
func (c *container) launch(api string) error {
	if c.spec.Unfit != "" {
		return &entryError{errors.New("fork/exec /var/task/bootstrap: " + c.spec.Unfit)}
	}
	path := filepath.Join(c.dir, "output")
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer file.Close() // the process has its own copy
	c.output = &output{path: path}
	c.cmd = exec.Command(filepath.Join(c.spec.Task, "bootstrap"))
	c.cmd.Dir = c.spec.Task
	c.cmd.Env = c.environment(api)
	c.cmd.Stdout, c.cmd.Stderr = file, file
	if err := proc.Start(c.cmd); err != nil {
		c.cmd = nil
		var path *os.PathError
		if errors.As(err, &path) {
			err = fmt.Errorf("fork/exec /var/task/bootstrap: %v", path.Err)
		}
		return &entryError{err}
	}
	go func() {
		_ = c.cmd.Wait() // the status is read from ProcessState
		close(c.exited)
	}()
	return nil
}

// entryError says that bootstrap could not be started at all.
type entryError struct{ err error }

func (e *entryError) Error() string { return e.err.Error() }

// stop ends the program and removes what it left. It may be called twice.
func (c *container) stop() {
	c.once.Do(func() {
		if c.cmd != nil {
			c.stopProcess()
		}
		_ = c.api.Close()
		_ = os.RemoveAll(c.dir) // what stays is removed at the next start
		c.spec.Release(c.keys)
	})
}

// alive reports whether the program still runs.
func (c *container) alive() bool {
	select {
	case <-c.exited:
		return false
	default:
		return true
	}
}

// status says how the program ended, in Go's words: "exit status 1",
// "signal: killed"; "" for an orderly exit.
func (c *container) status() string {
	if c.cmd.ProcessState.Success() {
		return ""
	}
	return c.cmd.ProcessState.String()
}
