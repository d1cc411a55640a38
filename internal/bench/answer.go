package bench

import (
	"context"
	"fmt"
	"strings"
)

// answers are the goals about one row and one answer.
var answers = []micro{
	{what: "score a row (admissions)", floor: "closed form by hand", goal: "<= 2 x, 0 allocations", module: "engine",
		bench: "BenchmarkScoreRow", base: "floor", ours: "ours", most: 2, allocations: 0},
	{what: "score with standard error and interval", floor: "score", goal: "<= 10 x", module: "engine",
		bench: "BenchmarkScoreSEInterval", base: "score", ours: "ours", most: 10, allocations: -1},
	{what: "score a row, factor of 100,000 levels", floor: "factor of 10", goal: "the same: <= 1.5 x", module: "engine",
		bench: "BenchmarkScoreLevels", base: "10", ours: "100000", most: 1.5, allocations: 0},
	{what: "compile, a coefficient of 100,000", floor: "a coefficient of 1,000", goal: "linear: <= 1.5 x", module: "engine",
		bench: "BenchmarkCompileSize", base: "1000", ours: "100000", most: 1.5, allocations: -1, per: 100},
	{what: "warm answer, bytes in to bytes out", floor: "parser by hand", goal: "<= 3 x, at most 3 allocations", module: "function",
		bench: "BenchmarkAnswer", base: "floor", ours: "ours", most: 3, allocations: 3},
}

// measureAnswer runs the micro-benchmarks, module by module.
func measureAnswer(ctx context.Context, lab *Lab) ([]Row, error) {
	patterns := map[string][]string{}
	for _, m := range answers {
		patterns[m.module] = append(patterns[m.module], m.bench)
	}
	samples := map[string]map[string]*sample{}
	for module, names := range patterns {
		found, err := run(ctx, lab, module, "^("+strings.Join(names, "|")+")$")
		if err != nil {
			return nil, err
		}
		samples[module] = found
	}
	var rows []Row
	for i := range answers {
		row, err := answers[i].row(samples[answers[i].module])
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func (m *micro) row(samples map[string]*sample) (Row, error) {
	base, ours := samples[m.bench+"/"+m.base], samples[m.bench+"/"+m.ours]
	if base == nil || ours == nil {
		return Row{}, fmt.Errorf("%s of %s has no sub-benchmarks %s and %s", m.bench, m.module, m.base, m.ours)
	}
	r := Row{What: m.what, Floor: m.floor, Goal: m.goal, Most: m.most, Unit: "ns", Base: base.nanoseconds, Command: m.command(len(base.nanoseconds))}
	for _, ns := range ours.nanoseconds {
		r.Ours = append(r.Ours, ns/max(1, m.per))
	}
	if m.allocations >= 0 {
		r.Bounds = []Bound{{Name: "allocations", Is: ours.allocations.Max(), Most: m.allocations}}
	}
	return r, nil
}
