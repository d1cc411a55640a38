package bench

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"time"

	"serverless-poc/emulator/proc"
)

// A batchRun is a program that scores the file.
type batchRun struct {
	name      string
	args, env []string
}

// run times it, and says how much memory it had at the most, in MB. What wait4 says of
// that is the parent's before exec, where that was more.
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
			_, high, _ := proc.Memory(cmd.Process.Pid)
			peak = max(peak, float64(high)/(1<<20))
		}
	}
}
