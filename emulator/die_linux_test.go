package emulator_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"serverless-poc/emulator"
)

// TestVictim is not a test: it is the process that TestDiesWithItsParent kills.
func TestVictim(t *testing.T) {
	dir := os.Getenv("VICTIM_DIR")
	if dir == "" {
		t.Skip("run by TestDiesWithItsParent")
	}
	e, err := emulator.Start(context.Background(), emulator.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	c := connect(e.URL(), emulator.AccessKey, emulator.SecretKey, "", "us-east-1")
	bucket(t, c, "models")
	function(t, c, "f", role(t, c, "R"), nil)
	call(t, c, "f", "", `{"Do":"count"}`)
	fmt.Println("ready")
	time.Sleep(time.Minute)
}

// When the emulator is killed, the S3 process and the function's programs end
// too, and the folder is free for the next.
func TestDiesWithItsParent(t *testing.T) {
	dir := t.TempDir()
	must(built())(t) // not in the victim's time
	cmd := exec.Command(os.Args[0], "-test.run=^TestVictim$")
	cmd.Env = append(os.Environ(), "VICTIM_DIR="+dir)
	out := must(cmd.StdoutPipe())(t)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() && !strings.Contains(lines.Text(), "ready") {
	}
	children := childrenOf(t, cmd.Process.Pid)
	if len(children) != 2 {
		t.Errorf("the emulator has %d children, want the S3 process and one program", len(children))
	}
	if err := cmd.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
	for _, pid := range children {
		for i := 0; alive(pid); i++ {
			if i == 500 {
				t.Fatalf("process %s outlives the emulator", pid)
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
	_, c := runIn(t, dir)
	if _, got := call(t, c, "f", "", `{"Do":"count"}`); got != "1" {
		t.Errorf("after the crash the function answers %s", got)
	}
}

func childrenOf(t *testing.T, pid int) (children []string) {
	t.Helper()
	for _, task := range must(os.ReadDir(fmt.Sprintf("/proc/%d/task", pid)))(t) {
		b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/children", pid, task.Name()))
		children = append(children, strings.Fields(string(b))...)
	}
	return children
}

func alive(pid string) bool {
	b, err := os.ReadFile("/proc/" + pid + "/stat")
	return err == nil && !strings.Contains(string(b), ") Z ")
}
