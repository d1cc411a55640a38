package function_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long a test waits for a process on a loaded machine.
const patience = 60 * time.Second

// A container runs the built program against the Lambda Runtime API, as Lambda
// does, and hears its answers.
type container struct {
	t      testing.TB
	events chan []byte
	heard  chan heard
	exited chan error
	log    *safeBuffer
	id     int
	stop   func() // ends the process; may be called again
}

// heard is one POST of the program: path after /runtime/, kind and body.
type heard struct {
	path string
	kind string // Lambda-Runtime-Function-Error-Type
	body []byte
}

// boot starts the program with environment on top of what Lambda sets.
func boot(t testing.TB, environment map[string]string) *container {
	t.Helper()
	c := &container{t: t, events: make(chan []byte, 1), heard: make(chan heard, 1), exited: make(chan error, 1), log: new(safeBuffer)}
	api := httptest.NewServer(c)
	t.Cleanup(api.Close)
	process := exec.Command(bootstrap(t))
	process.Env = []string{
		"AWS_LAMBDA_RUNTIME_API=" + strings.TrimPrefix(api.URL, "http://"),
		"AWS_REGION=us-east-1", "AWS_ACCESS_KEY_ID=AKIDTEST", "AWS_SECRET_ACCESS_KEY=secret", "AWS_SESSION_TOKEN=token",
	}
	for name, value := range environment {
		process.Env = append(process.Env, name+"="+value)
	}
	process.Stderr, process.Stdout = c.log, c.log
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() { c.exited <- process.Wait(); close(done) }()
	c.stop = func() { process.Process.Kill(); <-done; api.CloseClientConnections() }
	t.Cleanup(c.stop)
	return c
}

// ServeHTTP is the Runtime API, version 2018-06-01.
func (c *container) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimPrefix(r.URL.Path, "/2018-06-01/runtime/")
	if path == "invocation/next" {
		select {
		case event := <-c.events:
			w.Header().Set("Lambda-Runtime-Aws-Request-Id", fmt.Sprintf("request-%d", c.id))
			w.Header().Set("Lambda-Runtime-Deadline-Ms", fmt.Sprint(time.Now().Add(patience).UnixMilli()))
			w.Write(event)
		case <-r.Context().Done():
		}
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		c.t.Error(err)
	}
	w.WriteHeader(http.StatusAccepted)
	c.heard <- heard{path, r.Header.Get("Lambda-Runtime-Function-Error-Type"), body}
}

// next waits for what the program says.
func (c *container) next() heard {
	c.t.Helper()
	select {
	case h := <-c.heard:
		return h
	case <-time.After(patience):
		c.t.Fatalf("the program said nothing in %s; its log:\n%s", patience, c.log)
	}
	return heard{}
}

// invoke sends an event and gives the answer; failed says that it is an error.
func (c *container) invoke(event string) (answer string, failed bool) {
	c.t.Helper()
	c.id++
	c.events <- []byte(event)
	h := c.next()
	switch h.path {
	case fmt.Sprintf("invocation/request-%d/response", c.id):
		return string(h.body), false
	case fmt.Sprintf("invocation/request-%d/error", c.id):
		return string(h.body), true
	}
	c.t.Fatalf("the program answered at %s: %s\nits log:\n%s", h.path, h.body, c.log)
	return "", true
}

// says waits for a text in the program's log, which comes through a pipe and
// may be later than the answer.
func (c *container) says(text string) {
	c.t.Helper()
	for end := time.Now().Add(patience); !strings.Contains(c.log.String(), text); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			c.t.Fatalf("the log has no %s:\n%s", text, c.log)
		}
	}
}

// An initFailure is the body of /runtime/init/error.
type initFailure struct {
	Message string `json:"errorMessage"`
	Type    string `json:"errorType"`
}

// initError waits for the program's init to fail and the process to end with 1.
func (c *container) initError() initFailure {
	c.t.Helper()
	h := c.next()
	if h.path != "init/error" {
		c.t.Fatalf("heard %s, expected init/error: %s", h.path, h.body)
	}
	var f initFailure
	if err := json.Unmarshal(h.body, &f); err != nil {
		c.t.Fatalf("%v in %s", err, h.body)
	}
	if h.kind != f.Type {
		c.t.Errorf("header says %q, body says %q", h.kind, f.Type)
	}
	select {
	case err := <-c.exited:
		if err == nil || err.Error() != "exit status 1" {
			c.t.Errorf("the program ended with %v, expected exit status 1", err)
		}
	case <-time.After(patience):
		c.t.Error("the program did not end after the init error")
	}
	return f
}

// safeBuffer is a log that can be read while it is written.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

var built struct {
	once sync.Once
	dir  string
	err  error
}

// bootstrap builds the program once, as the package is built.
func bootstrap(t testing.TB) string {
	t.Helper()
	built.once.Do(func() {
		if built.dir, built.err = os.MkdirTemp("", "bootstrap"); built.err != nil {
			return
		}
		build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-tags", "lambda.norpc",
			"-ldflags", "-s -w -buildid=", "-o", filepath.Join(built.dir, "bootstrap"), "./cmd/bootstrap")
		build.Env = append(os.Environ(), "GOWORK=off", "CGO_ENABLED=0")
		if output, err := build.CombinedOutput(); err != nil {
			built.err = fmt.Errorf("%v\n%s", err, output)
		}
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return filepath.Join(built.dir, "bootstrap")
}

func TestMain(m *testing.M) {
	code := m.Run()
	if built.dir != "" {
		os.RemoveAll(built.dir)
	}
	os.Exit(code)
}
