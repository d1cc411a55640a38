package task

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"serverless-poc/internal/bench"
)

// performancePage is what a whole run of Bench fills.
const performancePage = "docs/performance.md"

// benchRounds is how often each thing is measured, unless ROUNDS says so.
const benchRounds = 10

// Bench measures everything and writes the tables and pictures of the page;
// ONLY=name measures one section and writes nothing.
func (r *Run) Bench(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	root, err := filepath.Abs(r.Root)
	if err != nil {
		return err
	}
	rounds := benchRounds
	if r.Rounds != "" {
		if rounds, err = strconv.Atoi(r.Rounds); err != nil || rounds < 1 {
			return fmt.Errorf("ROUNDS=%s is no number of rounds; give one from 1 on, such as ROUNDS=3", r.Rounds)
		}
	}
	lab := &bench.Lab{Root: root, Dir: dir, Rounds: rounds, Say: r.say}
	rows, err := r.measureSections(ctx, lab)
	if err != nil {
		return err
	}
	if r.Only != "" {
		return nil
	}
	if err := r.fillPerformance(bench.Machine(ctx, root), rows); err != nil {
		return err
	}
	return r.drawCurves(ctx, lab)
}

// measureSections measures the section that was asked for, or all.
func (r *Run) measureSections(ctx context.Context, lab *bench.Lab) ([]bench.Row, error) {
	var rows []bench.Row
	var names []string
	for _, s := range bench.Sections() {
		names = append(names, s.Name)
		if r.Only != "" && r.Only != s.Name {
			continue
		}
		r.say("bench     %s: %s", s.Name, s.What)
		more, err := s.Measure(ctx, lab)
		if err != nil {
			return nil, fmt.Errorf("bench %s: %w", s.Name, err)
		}
		bench.Print(r.Out, more)
		rows = append(rows, more...)
	}
	if rows == nil {
		return nil, fmt.Errorf("ONLY=%s: there is no such section; there are %s", r.Only, strings.Join(names, ", "))
	}
	return rows, nil
}

// fillPerformance writes the tables into the page.
func (r *Run) fillPerformance(machine string, rows []bench.Row) error {
	path := r.path(performancePage)
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	page := string(data)
	for _, part := range []struct{ name, text string }{
		{"machine", machine + "\n"},
		{"goals", bench.Markdown(rows)},
		{"figures", bench.Figures(rows)},
	} {
		if page, err = bench.Fill(page, part.name, part.text); err != nil {
			return fmt.Errorf("%s: %w", performancePage, err)
		}
	}
	r.say("wrote     %s", performancePage)
	return os.WriteFile(path, []byte(page), 0o644)
}

// drawCurves makes the pictures of the page.
func (r *Run) drawCurves(ctx context.Context, lab *bench.Lab) error {
	var failed []error
	for _, c := range bench.Curves() {
		picture, err := c.Draw(ctx, lab)
		if err == nil {
			err = os.WriteFile(r.path("docs", "images", c.File), picture, 0o644)
		}
		if err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", c.File, err))
			continue
		}
		r.say("wrote     docs/images/%s", c.File)
	}
	return errors.Join(failed...)
}
