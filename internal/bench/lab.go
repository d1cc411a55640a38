package bench

import (
	"context"
	"path/filepath"
)

// A Lab is where measurements are made.
type Lab struct {
	Root   string // of the repository
	Dir    string // for what a measurement makes; removed afterwards
	Rounds int    // how often each thing is measured
	Say    func(format string, args ...any)
}

// script is the path of a program in another language that a measurement runs.
func (l *Lab) script(name string) string {
	return filepath.Join(l.Root, "internal", "bench", "peers", name)
}

// A Section measures one part of the project.
type Section struct {
	Name    string // ONLY=name measures it alone
	What    string
	Measure func(ctx context.Context, lab *Lab) ([]Row, error)
}

// alone is the command that measures a section alone.
func alone(name string) string { return "ONLY=" + name + " go tool mage bench" }

// inTurn measures several runs, one of each in every round, so that what
// disturbs one disturbs all. A first round warms up and does not count.
func inTurn(rounds int, runs ...func() (float64, error)) ([]Series, error) {
	all := make([]Series, len(runs))
	for round := range rounds + 1 {
		for i, run := range runs {
			x, err := run()
			if err != nil {
				return nil, err
			}
			if round > 0 {
				all[i] = append(all[i], x)
			}
		}
	}
	return all, nil
}
