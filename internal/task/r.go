package task

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

// installR is how to get what the R side needs, on Debian.
const installR = "apt-get install -y r-base-core r-cran-jsonlite"

// hasR says whether Rscript is on this machine.
func hasR() bool {
	_, err := exec.LookPath("Rscript")
	return err == nil
}

// hasTestthat says whether R's own tests can run here.
func hasTestthat(ctx context.Context) bool {
	return hasR() && exec.CommandContext(ctx, "Rscript", "-e", `quit(status = !(requireNamespace("testthat") && requireNamespace("jsonlite")))`).Run() == nil
}

// rscript runs an R script in the root folder, its words to out.
func (r *Run) rscript(ctx context.Context, out io.Writer, args ...string) error {
	if !hasR() {
		return fmt.Errorf("this needs R, and Rscript is not on the PATH; %s", installR)
	}
	cmd := exec.CommandContext(ctx, "Rscript", args...)
	cmd.Dir = r.Root
	var words bytes.Buffer
	both := io.MultiWriter(&words, out) // one writer, so that exec does not write from two sides
	cmd.Stdout, cmd.Stderr = both, both
	if err := cmd.Run(); err != nil {
		hint := ""
		if bytes.Contains(words.Bytes(), []byte("no package called")) {
			hint = "; " + installR + " r-cran-testthat"
		}
		return fmt.Errorf("%s, run by Rscript: %w%s", args[0], err, hint)
	}
	return nil
}

// Refit runs the model's R script and says whether its coefficients changed.
func (r *Run) Refit(ctx context.Context) error {
	_, m, err := r.model()
	if err != nil {
		return err
	}
	if m.Refit == "" {
		return fmt.Errorf("model %s has no refit script; add \"refit\": \"path/to/script.R\" to it in stack.json", m.Name)
	}
	before, err := os.ReadFile(r.path(m.Coefficients))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	r.say("refit     %s: Rscript %s", m.Name, m.Refit)
	var words bytes.Buffer
	if err := r.rscript(ctx, &words, m.Refit); err != nil {
		return fmt.Errorf("%w\n%s", err, bytes.TrimSpace(words.Bytes()))
	}
	after, err := os.ReadFile(r.path(m.Coefficients))
	if err != nil {
		return fmt.Errorf("%s ran, but %w; stack.json's coefficients is where the script must write", m.Refit, err)
	}
	switch {
	case before == nil:
		r.say("          new: %s", m.Coefficients)
	case bytes.Equal(before, after):
		r.say("          unchanged: the same data give the same model, so there is no new version")
	default:
		r.say("          changed: %s; go tool mage deploy makes it live", m.Coefficients)
	}
	return nil
}

// Fixtures makes every fixture again with R.
func (r *Run) Fixtures(ctx context.Context) error {
	return r.rscript(ctx, r.Out, "fixtures/make-all.R")
}
