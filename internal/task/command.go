package task

import (
	"context"
	"io"
	"os/exec"
)

// command runs a program in a folder of the repository, all its words to out.
func (r *Run) command(ctx context.Context, dir string, out io.Writer, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = r.path(dir)
	cmd.Stdout, cmd.Stderr = out, out
	return cmd.Run()
}
