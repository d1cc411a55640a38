package e2e

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"serverless-poc/converter"
	"serverless-poc/schema"
)

// authorsPredictions prints link, response and both standard errors of rank 1 to
// 4, as R's predict() gives them of the fit in the file named by the argument.
const authorsPredictions = `
fit <- readRDS(commandArgs(TRUE))
new <- data.frame(gre = 800, gpa = 4, rank = factor(1:4))
p <- lapply(c(link = "link", response = "response"), predict, object = fit, newdata = new, se.fit = TRUE)
cat(sprintf("%.17g", rbind(p$link$fit, p$response$fit, p$link$se.fit, p$response$se.fit)))
`

// The fit that the author of the first service saved with R 3.3.1: exported by
// today's R, converted (which proves it against R's golden cases) and scored.
func TestAuthorsOwnFit(t *testing.T) {
	fit, err := filepath.Abs("../../shared/data/admission-author.rds")
	must(t, err)
	if _, err := os.Stat(fit); err != nil {
		t.Skipf("the author's fit is not beside the repository: %v", err)
	}
	if _, err := exec.LookPath("Rscript"); err != nil {
		t.Skip("Rscript is not here; apt-get install -y r-base-core r-cran-jsonlite")
	}
	path := filepath.Join(t.TempDir(), "coefficients.json")
	rscript(t, "../export/export.R", fit, path, "--name", "admission")
	data, err := os.ReadFile(path)
	must(t, err)
	converted, err := converter.Convert(data)
	must(t, err)
	want := strings.Fields(rscript(t, "-e", authorsPredictions, fit))
	if len(want) != 16 {
		t.Fatalf("R says %q; want 4 numbers of 4 rows", want)
	}
	for rank := range 4 {
		row, err := converted.Model.Bind(map[string]schema.Value{"gre": schema.Str("800"), "gpa": schema.Str("4"), "rank": schema.Str(strconv.Itoa(rank + 1))})
		must(t, err)
		p, err := converted.Model.ScoreSE(row)
		must(t, err)
		for i, got := range []float64{p.Link, p.Response, p.SELink, p.SEResponse} {
			r, err := strconv.ParseFloat(want[4*rank+i], 64)
			must(t, err)
			if exact := i < 2; exact && got != r || math.Abs(got-r) > 1e-12*math.Abs(r) {
				t.Errorf("rank %d, number %d: R says %v, we say %v", rank+1, i, r, got)
			}
		}
	}
}

func rscript(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "Rscript", args...).Output()
	if err != nil {
		var said []byte
		if e, ok := err.(*exec.ExitError); ok {
			said = e.Stderr
		}
		t.Fatalf("Rscript %s: %v\n%s", args[0], err, said)
	}
	return string(out)
}
