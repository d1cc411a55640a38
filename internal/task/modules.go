package task

import (
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// modulesExpected is how many modules go.work has. A module that falls out of
// go.work would no longer be tested, quietly; so the number is checked.
const modulesExpected = 6

// modules lists the folders of go.work, relative to the root, as go writes them.
func (r *Run) modules(ctx context.Context) ([]string, error) {
	cmd := exec.CommandContext(ctx, "go", "work", "edit", "-json", "go.work") // named, so that GOWORK=off does not hide it
	cmd.Dir = r.Root
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go.work cannot be read: %w", err)
	}
	var work struct{ Use []struct{ DiskPath string } }
	if err := json.Unmarshal(out, &work); err != nil {
		return nil, err
	}
	var dirs []string
	for _, u := range work.Use {
		dirs = append(dirs, filepath.ToSlash(filepath.Clean(u.DiskPath)))
	}
	if len(dirs) != modulesExpected {
		return nil, fmt.Errorf("go.work has %d modules (%s), %d are expected; a module outside go.work is not tested: mend go.work, or modulesExpected in internal/task",
			len(dirs), strings.Join(dirs, ", "), modulesExpected)
	}
	return dirs, nil
}

// title is what people call a module's folder.
func title(dir string) string {
	if dir == "." {
		return "serverless-poc"
	}
	return dir
}
