package task

import (
	"context"
	"fmt"
	"os"
	"os/exec"
)

// Faults runs the families of bad days whole, shows how far they are, and
// prints their table and the table of traps. CASE= runs the cases with that
// text in their names. It takes hours.
func (r *Run) Faults(ctx context.Context) error {
	cmd := exec.CommandContext(ctx, "go", "test", "-count=1", "-timeout=0", "-v", "./e2e/families")
	cmd.Dir, cmd.Stdout, cmd.Stderr = r.path(), r.Out, r.Out
	cmd.Env = append(os.Environ(), "FAULTS=all")
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("faults: a family fails, %w; run one case again with CASE='part of its name' go tool mage faults", err)
	}
	return nil
}
