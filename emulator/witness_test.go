package emulator_test

import (
	"net"
	"net/http"
	"os"
	"os/exec"
	"testing"
	"time"
)

// TestWitness holds an emulator made by others to the same tests: where both
// pass, a mistake would have to be made twice.
func TestWitness(t *testing.T) {
	if testing.Short() {
		t.Skip("starts moto; run without -short")
	}
	if out, err := exec.Command("moto_server", "--help").CombinedOutput(); err != nil {
		t.Skipf("moto_server is not here (pip install 'moto[server]'): %v %.80s", err, out)
	}
	listener := must(net.Listen("tcp", "127.0.0.1:0"))(t)
	addr := listener.Addr().String()
	_, port, _ := net.SplitHostPort(addr)
	listener.Close()
	cmd := exec.Command("moto_server", "-H", "127.0.0.1", "-p", port)
	cmd.Env = append(os.Environ(), "MOTO_IAM_LOAD_MANAGED_POLICIES=true")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it has no other end
		_ = cmd.Wait()
	})
	for i := 0; ; i++ {
		if reply, err := http.Get("http://" + addr + "/moto-api/"); err == nil {
			reply.Body.Close()
			break
		}
		if i == 300 {
			t.Fatal("moto_server does not answer after 30 s")
		}
		time.Sleep(100 * time.Millisecond)
	}
	c := connect("http://"+addr, "x", "x", "", "us-east-1")
	t.Run("S3", func(t *testing.T) { objectConformance(t, c, "witness-bucket") })
	t.Run("IAM", func(t *testing.T) { roleConformance(t, c) })
	t.Run("API Gateway", func(t *testing.T) { restConformance(t, c) })
	t.Run("Logs", func(t *testing.T) { logsConformance(t, c) })
	t.Run("Events", func(t *testing.T) { eventsConformance(t, c) })
}
