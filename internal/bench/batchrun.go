package bench

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"time"
)

// command runs a program that has to succeed.
func command(ctx context.Context, dir, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return nil
}

// A batchRun is a program that scores the file.
type batchRun struct {
	name      string
	args, env []string
}

// run times it, and says how much memory it had at the most, in MB.
func (r batchRun) run(ctx context.Context, dir string) (seconds, peak float64, err error) {
	cmd := exec.CommandContext(ctx, r.args[0], r.args[1:]...)
	var said bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stderr = dir, append(os.Environ(), r.env...), &said
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, 0, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	looks := time.NewTicker(20 * time.Millisecond)
	defer looks.Stop()
	for {
		select {
		case err := <-ended:
			took := time.Since(start).Seconds()
			if err != nil {
				err = fmt.Errorf("%s: %w\n%s", r.name, err, said.Bytes())
			}
			return took, peak, err
		case <-looks.C:
			peak = max(peak, highWater(cmd.Process.Pid))
		}
	}
}

// highWater is the greatest resident memory of a process so far (Linux), in MB. What
// wait4 says is that of the parent before exec, where that was more.
func highWater(pid int) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for line := range bytes.Lines(status) {
		if text, found := bytes.CutPrefix(line, []byte("VmHWM:")); found {
			kilobytes, _ := strconv.ParseFloat(string(bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(text), []byte("kB")))), 64)
			return kilobytes / 1024
		}
	}
	return 0
}
