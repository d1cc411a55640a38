package task

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"
)

// Test runs every test of every module, and beside them R's own where R is.
// What has passed before and has not changed since is not run again, unless
// AGAIN=1 asks for it.
func (r *Run) Test(ctx context.Context) error {
	dirs, err := r.modules(ctx)
	if err != nil {
		return err
	}
	inR := r.beside(func(r *Run) error { return r.testR(ctx) }) // its words come last
	var failed []string
	for _, dir := range dirs {
		if err := r.vetAndTest(ctx, dir); err != nil {
			failed = append(failed, title(dir))
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	done := r.slow("test", "export (R)")
	if err := inR.end(); err != nil {
		failed = append(failed, err.Error())
	}
	done()
	fmt.Fprint(r.Out, &inR.words)
	if len(failed) > 0 {
		return fmt.Errorf("tests fail in %s; the output is above", strings.Join(failed, ", "))
	}
	return nil
}

// testRooms runs the fast tests of the rooms that a model depends on, by one command:
// where nothing has changed, its look at all that they are made of is what they cost.
func (r *Run) testRooms(ctx context.Context, dirs ...string) error {
	rooms := strings.Join(dirs, ", ")
	arguments := []string{"-short"}
	for _, dir := range dirs {
		arguments = append(arguments, "./"+dir+"/...")
	}
	if err := r.tests(ctx, rooms, ".", arguments...); err != nil {
		return fmt.Errorf("the tests of %s fail, so nothing is deployed; the output is above", rooms)
	}
	return nil
}

func (r *Run) vetAndTest(ctx context.Context, dir string) error {
	var out bytes.Buffer
	if err := r.command(ctx, dir, &out, "go", "vet", "./..."); err != nil {
		r.say("%s\ntest      %s: go vet FAILED", strings.TrimSpace(out.String()), title(dir))
		return err
	}
	return r.tests(ctx, title(dir), dir, "./...")
}

// tests runs tests in dir by the go command's arguments. Their output is shown when
// they fail, and what was skipped is shown always.
func (r *Run) tests(ctx context.Context, what, dir string, arguments ...string) error {
	command := []string{"test", "-json", "-timeout=30m"}
	if r.Again {
		command = append(command, "-count=1")
	}
	start := time.Now()
	done := r.slow("test", what)
	defer done()
	var out bytes.Buffer
	err := r.command(ctx, dir, &out, "go", append(command, arguments...)...)
	done()
	res, readErr := read(&out)
	if readErr != nil {
		return readErr
	}
	if err != nil {
		r.say("%s", res.text())
		r.say("test      %s: FAILED", what)
		return err
	}
	if res.packages == 0 {
		r.say("test      %s: no tests", what)
		return nil
	}
	r.say("test      %s: %d packages, %d tests, ok, %.1f s", what, res.packages, res.tests, time.Since(start).Seconds())
	for _, s := range res.skipped {
		if !strings.Contains(s, "without -short") { // left out on purpose
			r.say("          skipped: %s", s)
		}
	}
	return nil
}
