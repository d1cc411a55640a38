package bench

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"time"

	"serverless-poc/emulator/proc"
)

// A batchRun is a program that scores the file, or copies it.
type batchRun struct {
	name    string
	args    []string
	skipped string  // why it is not here, and what brings it
	took    Series  // seconds
	peak    float64 // memory at the most, in MB; 0: it was not seen
}

// run times it once, and looks at its memory. What wait4 says of that is the parent's
// before exec, where that was more.
func (r *batchRun) run(ctx context.Context, dir string) (seconds float64, err error) {
	cmd := exec.CommandContext(ctx, r.args[0], r.args[1:]...)
	var said bytes.Buffer
	cmd.Dir, cmd.Stderr = dir, &said
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, err
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
			return took, err
		case <-looks.C:
			r.look(cmd.Process.Pid)
		}
	}
}

// look looks at the process's memory. One that has just ended has none.
func (r *batchRun) look(pid int) {
	if _, high, ok := proc.Memory(pid); ok {
		r.peak = max(r.peak, float64(high)/(1<<20))
	}
}
