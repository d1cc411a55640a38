package lambda_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"serverless-poc/internal/bench/lambda"
)

// program is a shell script: nothing but HTTP is between it and its Runtime API.
func program(t *testing.T, script string) lambda.Program {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bootstrap")
	if err := os.WriteFile(path, []byte("#!/bin/bash\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	return lambda.Program{Path: path, Env: []string{"PATH=" + os.Getenv("PATH"), "WORD=hello"}, Task: filepath.Dir(path)}
}

// echo answers each event with a word of its environment and the event.
const echo = `
call() {
  exec 3<>/dev/tcp/${AWS_LAMBDA_RUNTIME_API/://}
  printf '%s' "$1" >&3
}
while true; do
  call "GET /2018-06-01/runtime/invocation/next HTTP/1.0"$'\r\n\r\n'
  id=
  while IFS= read -r line <&3 && line=${line%$'\r'} && [ -n "$line" ]; do
    case "$line" in Lambda-Runtime-Aws-Request-Id:*) id=${line#*: } ;; esac
  done
  event=$(cat <&3)
  body="$WORD $event"
  call "POST /2018-06-01/runtime/invocation/$id/response HTTP/1.0"$'\r\n'"Content-Length: ${#body}"$'\r\n\r\n'"$body"
  cat <&3 >/dev/null
done
`

func TestStart(t *testing.T) {
	if _, err := os.Stat("/bin/bash"); err != nil {
		t.Skip(err)
	}
	p, err := lambda.Start(t.Context(), program(t, echo), []byte("one"))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Stop()
	if string(p.First) != "hello one" || p.Cold <= 0 {
		t.Errorf("answered %q after %s", p.First, p.Cold)
	}
	if answer, err := p.Call(t.Context(), []byte("two")); err != nil || string(answer) != "hello two" {
		t.Errorf("answered %q, %v", answer, err)
	}
	if m, err := p.Memory(); err != nil || m.Resident < 1<<20 || m.Peak < m.Resident {
		t.Errorf("%+v, %v", m, err)
	}
}

// A program that does not answer is told with what it wrote.
func TestStartFails(t *testing.T) {
	if _, err := os.Stat("/bin/bash"); err != nil {
		t.Skip(err)
	}
	_, err := lambda.Start(t.Context(), program(t, "echo no model here; exit 1"), []byte("one"))
	if want := "bootstrap: ended without an answer; it wrote:\nno model here"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if _, err := lambda.Start(t.Context(), lambda.Program{Path: "/no/such"}, nil); err == nil || !strings.Contains(err.Error(), "cannot start /no/such") {
		t.Errorf("got %v", err)
	}
}

// A program in a room of a tenth of a core gets no more of it.
func TestRoom(t *testing.T) {
	room, err := lambda.NewRoom(0.1)
	if err != nil {
		t.Skip(err)
	}
	defer room.Close()
	spin := program(t, `for i in {1..60000}; do :; done`+"\n"+echo)
	if _, err := os.Stat("/bin/bash"); err != nil {
		t.Skip(err)
	}
	free, err := lambda.Start(t.Context(), spin, []byte("one"))
	if err != nil {
		t.Fatal(err)
	}
	free.Stop()
	spin.Room = room
	bound, err := lambda.Start(t.Context(), spin, []byte("one"))
	if err != nil {
		t.Fatal(err)
	}
	bound.Stop()
	if share := bound.CPU().Seconds() / bound.Cold.Seconds(); share > 0.3 {
		t.Errorf("it used %.2f of a core in a room of 0.1: %s of %s", share, bound.CPU(), bound.Cold)
	}
}
