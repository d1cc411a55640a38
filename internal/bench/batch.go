package bench

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
)

// batchRows are scored; BATCH_ROWS is another number.
const batchRows = 10_000_000

// batchMemory is what scoring a file may take, in MB, whatever its size.
const batchMemory = 32

// measureBatch scores a file of CSV to another: with a loop written by hand for the one
// model, with the converter, and with what others use.
func measureBatch(ctx context.Context, lab *Lab) ([]Row, error) {
	b, err := newBatchFiles(ctx, lab)
	if err != nil {
		return nil, err
	}
	lab.Say("          %d rows through the loop, the converter, cat and peers", b.rows)
	runs := b.runs(ctx, lab)
	var here []*batchRun
	var steps []func() (float64, error)
	for _, r := range runs {
		if r.skipped == "" {
			here = append(here, r)
			steps = append(steps, func() (float64, error) { return r.run(ctx, b.dir) })
		}
	}
	all, err := inTurn(min(lab.Rounds, 5), steps...)
	if err != nil {
		return nil, err
	}
	for i, r := range here {
		r.took = all[i]
	}
	return b.table(runs), nil
}

// runs are the loop and the converter, both for the response alone, copying, and peers.
func (b *batchFiles) runs(ctx context.Context, lab *Lab) []*batchRun {
	return append([]*batchRun{
		{name: "loop", args: []string{b.loop, b.in, b.at("loop.csv")}},
		{name: "converter", args: b.converter("link,response")},
		{name: "loop, response alone", args: []string{b.loop, b.in, b.at("loop.csv"), "response"}},
		{name: "converter, response alone", args: b.converter("response")},
		{name: "copying the file", args: []string{"sh", "-c", "cat rows.csv >cat.csv"}},
	}, b.peers(ctx, lab)...)
}

// table is the rows of the table of goals.
func (b *batchFiles) table(runs []*batchRun) []Row {
	what := inWords(b.rows) + " CSV rows to CSV, 2 workers"
	row := func(what, floor, goal string, most float64, base, ours *batchRun) Row {
		return Row{What: what, Floor: floor, Goal: goal, Most: most, Unit: "s", Base: base.took, Ours: ours.took, Command: alone("batch"), Skipped: base.skipped}
	}
	loop, ours, loopAlone, oursAlone, copying := runs[0], runs[1], runs[2], runs[3], runs[4]
	first := row(what+", link and response", "tuned loop", "<= 1.3 x", 1.3, loop, ours)
	first.Bounds = []Bound{{Name: "at the most", Unit: "MB", Is: ours.peak, Most: batchMemory}}
	if ours.peak == 0 {
		first.Bounds[0].Is = math.NaN() // it cannot be seen here
	}
	first.Note = "the loop knows one model, checks nothing, writes numbers with strconv and does not wait for the disk; the converter takes any model, checks every cell, writes numbers with schema/decimal, aside, and syncs"
	rows := []Row{first,
		row(what+", response alone", "tuned loop", "<= 1.3 x", 1.3, loopAlone, oursAlone),
		row(what+", against "+copying.name, copying.name, "-", 0, copying, ours)}
	for _, p := range runs[5:] {
		rows = append(rows, row(what+", against "+p.name, p.name, "< 1 x", 1, p, ours))
	}
	return rows
}

func inWords(rows int) string {
	const million = 1_000_000
	if rows%million == 0 {
		return fmt.Sprintf("%d million", rows/million)
	}
	return strconv.Itoa(rows)
}

// batchFiles are what a run of this section reads and starts.
type batchFiles struct {
	dir, in, artefact, loop, program string
	rows                             int
}

func (b *batchFiles) at(name string) string { return filepath.Join(b.dir, name) }

func (b *batchFiles) converter(answers string) []string {
	return []string{b.program, "score", b.artefact, "--in", b.in, "--out", b.at("converter.csv"), "--answers", answers, "--workers", "2"}
}

func newBatchFiles(ctx context.Context, lab *Lab) (*batchFiles, error) {
	b := &batchFiles{dir: filepath.Join(lab.Dir, "batch"), rows: batchRows}
	if text := os.Getenv("BATCH_ROWS"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return nil, fmt.Errorf("BATCH_ROWS=%s is no number of rows", text)
		}
		b.rows = n
	}
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return nil, err
	}
	b.in, b.artefact, b.loop, b.program = b.at("rows.csv"), b.at("artefact.json"), b.at("loop"), b.at("converter")
	lab.Say("          building the loop and the converter, writing %d rows", b.rows)
	for program, pkg := range map[string]string{b.loop: "./internal/bench/loop", b.program: "./converter/cmd/converter"} {
		if err := command(ctx, lab.Root, "go", "build", "-trimpath", "-o", program, pkg); err != nil {
			return nil, err
		}
	}
	convert := []string{"convert", filepath.Join(lab.Root, "fixtures", "admission-seed", "coefficients.json"), "-o", b.artefact}
	if err := command(ctx, lab.Root, b.program, convert...); err != nil {
		return nil, err
	}
	return b, writeApplicants(b.in, b.rows)
}
