// Package moto runs a moto server, an AWS for tests that is none of ours, on
// 127.0.0.1.
//
// Depends on the SDK and on the program moto_server; only tests import it. The
// converter has one like it, as nothing imports the root module.
package moto

import (
	"net"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// Start gives the URL of a fresh server that ends with the test. Without the
// program the test is skipped.
func Start(t testing.TB) string {
	t.Helper()
	program, err := exec.LookPath("moto_server")
	if err != nil {
		t.Skip("moto_server is not here; pip install 'moto[server]'")
	}
	address := free(t)
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command(program, "-H", "127.0.0.1", "-p", port)
	server.Env = append(os.Environ(), "MOTO_IAM_LOAD_MANAGED_POLICIES=true")
	server.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // the program may be a wrapper
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Wait() }()
	t.Cleanup(func() { syscall.Kill(-server.Process.Pid, syscall.SIGKILL) })
	wait(t, address, ended)
	return "http://" + address
}

// free finds a port that nobody listens on.
func free(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// patience is for a machine that is busy with other things.
const patience = 2 * time.Minute

func wait(t testing.TB, address string, ended <-chan error) {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		select {
		case err := <-ended:
			t.Fatalf("moto_server ended: %v", err)
		default:
		}
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return
		}
	}
	t.Fatalf("moto_server does not listen on %s after %v", address, patience)
}
