package task

import (
	"context"
	"io"
	"os/exec"
)

// command runs a program in the root folder, all its words to out.
func (r *Run) command(ctx context.Context, out io.Writer, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = r.Root
	cmd.Stdout, cmd.Stderr = out, out
	return cmd.Run()
}
