package bench

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/tools/benchmark/parse"
)

// A micro is a goal that two sub-benchmarks of one `go test -bench` function
// decide.
type micro struct {
	what, goal  string
	module      string // folder of the module, whose root package has the benchmark
	bench       string // BenchmarkScoreRow
	base, ours  string // names of its sub-benchmarks
	floor       string // what base is, in words
	most        float64
	allocations float64 // of ours, at most; -1: no goal
	per         float64 // what ours does for each thing that base does once; 0 is 1
}

func (m *micro) command(rounds int) string {
	return fmt.Sprintf("cd %s; go test -run '^$' -bench '^%s$' -benchmem -benchtime 100ms -cpu 1 -count %d .", m.module, m.bench, rounds)
}

// exactly is the pattern of one benchmark, or of one of its sub-benchmarks.
func exactly(name string) string {
	return "^" + strings.ReplaceAll(name, "/", "$/^") + "$"
}

// A sample is what one benchmark said in every round.
type sample struct{ nanoseconds, allocations Series }

// once runs one benchmark of a module once and says what it costs, in nanoseconds.
func once(ctx context.Context, lab *Lab, module, bench string) (float64, error) {
	single := *lab
	single.Rounds = 1
	found, err := run(ctx, &single, module, exactly(bench))
	if err != nil {
		return 0, err
	}
	if found[bench] == nil {
		return 0, fmt.Errorf("%s has no %s", module, bench)
	}
	return found[bench].nanoseconds.Median(), nil
}

// build makes the program of a module's tests, once a lab.
func build(ctx context.Context, dir, program string) error {
	if _, err := os.Stat(program); err == nil {
		return nil
	}
	if err := command(ctx, dir, "go", "test", "-c", "-o", program, "."); err != nil {
		return fmt.Errorf("the tests in %s do not build: %w", dir, err)
	}
	return nil
}

// run builds the tests of a module once and runs its benchmarks in every round,
// floors and ours in turn.
func run(ctx context.Context, lab *Lab, module, pattern string) (map[string]*sample, error) {
	dir := filepath.Join(lab.Root, module)
	program := filepath.Join(lab.Dir, module+".test")
	if err := build(ctx, dir, program); err != nil {
		return nil, err
	}
	samples := map[string]*sample{}
	for range lab.Rounds {
		cmd := exec.CommandContext(ctx, program, "-test.run=^$", "-test.bench="+pattern, "-test.benchmem", "-test.benchtime=100ms", "-test.cpu=1")
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			return nil, fmt.Errorf("the benchmarks %s of %s fail: %w\n%s", pattern, module, err, out)
		}
		set, err := parse.ParseSet(bytes.NewReader(out))
		if err != nil {
			return nil, err
		}
		for name, all := range set {
			s := samples[name]
			if s == nil {
				s = &sample{}
				samples[name] = s
			}
			for _, b := range all {
				s.nanoseconds = append(s.nanoseconds, b.NsPerOp)
				s.allocations = append(s.allocations, float64(b.AllocsPerOp))
			}
		}
	}
	return samples, nil
}
