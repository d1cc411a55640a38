package task

import (
	"bytes"
	"context"
	"fmt"
	"strings"
)

// Lint checks format, vet and staticcheck in every module.
func (r *Run) Lint(ctx context.Context) error {
	dirs, err := r.modules(ctx)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := r.command(ctx, ".", &out, "gofmt", "-l", "."); err != nil {
		return fmt.Errorf("gofmt: %w\n%s", err, out.String())
	}
	if files := strings.Fields(out.String()); len(files) > 0 {
		return fmt.Errorf("gofmt would change %s; run gofmt -w on them", strings.Join(files, ", "))
	}
	r.say("lint      gofmt: ok")
	failed := 0
	for _, dir := range dirs {
		pattern := "./" + strings.TrimPrefix(dir+"/...", "./")
		for _, tool := range [][]string{{"vet"}, {"tool", "staticcheck"}} {
			out.Reset()
			name := tool[len(tool)-1]
			done := r.slow("lint", name+" "+title(dir))
			err := r.command(ctx, ".", &out, "go", append(tool, pattern)...)
			done()
			if err != nil {
				failed++
				r.say("%s\nlint      %s %s: FAILED", strings.TrimSpace(out.String()), name, title(dir))
				continue
			}
			r.say("lint      %s %s: ok", name, title(dir))
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d checks fail; the output is above", failed)
	}
	return nil
}
