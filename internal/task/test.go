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

// Test runs every test of every module, and R's own where R is.
func (r *Run) Test(ctx context.Context) error {
	dirs, err := r.modules(ctx)
	if err != nil {
		return err
	}
	var failed []string
	for _, dir := range dirs {
		if err := r.vetAndTest(ctx, dir); err != nil {
			failed = append(failed, title(dir))
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	if err := r.testR(ctx); err != nil {
		failed = append(failed, err.Error())
	}
	if len(failed) > 0 {
		return fmt.Errorf("tests fail in %s; the output is above", strings.Join(failed, ", "))
	}
	return nil
}

// testRooms runs the fast tests of the rooms that a model depends on.
func (r *Run) testRooms(ctx context.Context, dirs ...string) error {
	for _, dir := range dirs {
		if err := r.testModule(ctx, dir, "-short"); err != nil {
			return fmt.Errorf("the tests of %s fail, so nothing is deployed; the output is above", dir)
		}
	}
	return nil
}

func (r *Run) vetAndTest(ctx context.Context, dir string) error {
	var out bytes.Buffer
	if err := r.command(ctx, dir, &out, "go", "vet", "./..."); err != nil {
		r.say("%s\ntest      %s: go vet FAILED", strings.TrimSpace(out.String()), title(dir))
		return err
	}
	return r.testModule(ctx, dir)
}

// testModule tests one module. Its output is shown when it fails, and what was
// skipped is shown always.
func (r *Run) testModule(ctx context.Context, dir string, flags ...string) error {
	start := time.Now()
	done := r.slow("test", title(dir))
	defer done()
	var out bytes.Buffer
	err := r.command(ctx, dir, &out, "go", append(append([]string{"test", "-json", "-timeout=30m"}, flags...), "./...")...)
	done()
	res, readErr := read(&out)
	if readErr != nil {
		return readErr
	}
	if err != nil {
		r.say("%s", res.text())
		r.say("test      %s: FAILED", title(dir))
		return err
	}
	if res.packages == 0 {
		r.say("test      %s: no tests", title(dir))
		return nil
	}
	r.say("test      %s: %d packages, %d tests, ok, %.1f s", title(dir), res.packages, res.tests, time.Since(start).Seconds())
	for _, s := range res.skipped {
		if !strings.Contains(s, "without -short") { // left out on purpose
			r.say("          skipped: %s", s)
		}
	}
	return nil
}

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
	start := time.Now()
	done := r.slow("test", "export (R)")
	defer done()
	var out bytes.Buffer
	err := r.rscript(ctx, &out, script)
	done()
	if err != nil {
		r.say("%s", strings.TrimSpace(out.String()))
		r.say("test      export (R): FAILED")
		return fmt.Errorf("export (R)")
	}
	r.say("test      export (R): ok, %.1f s", time.Since(start).Seconds())
	return nil
}
