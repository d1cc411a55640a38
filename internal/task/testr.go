package task

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

// testR runs the tests of the R package, or says what is missing.
func (r *Run) testR(ctx context.Context) error {
	script := "export/tests/run.R"
	if _, err := os.Stat(r.path(script)); errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%s is not there", script)
	}
	if !hasTestthat(ctx) {
		r.say("test      export (R): SKIPPED, R or its package testthat is not here; %s r-cran-testthat", installR)
		return nil
	}
	passed, err := r.passedR(ctx)
	if err != nil {
		return err
	}
	if at, ok := passed.before(); ok && !r.Again {
		r.say("test      export (R): ok, unchanged since they passed on %s; AGAIN=1 runs them again", at.UTC().Format(time.DateTime))
		return nil
	}
	start := time.Now()
	var out bytes.Buffer
	if err := r.rscript(ctx, &out, script); err != nil {
		r.say("%s", strings.TrimSpace(out.String()))
		r.say("test      export (R): FAILED")
		return fmt.Errorf("export (R)")
	}
	r.say("test      export (R): ok, %.1f s", time.Since(start).Seconds())
	return passed.now()
}
