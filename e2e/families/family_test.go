package families

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"serverless-poc/emulator/awsmodel"
)

// everything is set by mage faults: each case of each family, not a sample.
var everything = os.Getenv("FAULTS") == "all"

// one is a part of the names of the cases to run, "family: case", "" for all.
var one = os.Getenv("CASE")

// sample is how many cases of a family an ordinary test run looks at.
const sample = 3

// A family is one kind of bad day in many cases.
type family struct {
	t     *testing.T
	name  string
	cases []trial
}

// A trial is one case: run gives an error when the account, or what the
// deployer said, is not as it should be.
type trial struct {
	name string
	run  func() error
}

func newFamily(t *testing.T, name string) *family {
	t.Helper()
	if testing.Short() {
		t.Skip("deploys to the embedded AWS; run without -short")
	}
	return &family{t: t, name: name}
}

func (f *family) add(name string, run func() error) {
	f.cases = append(f.cases, trial{name, run})
}

// run runs the cases, two at a time, and enters the family in the table.
func (f *family) run() {
	f.t.Helper()
	if len(f.cases) == 0 {
		f.t.Fatal("the family has no case")
	}
	all := len(f.cases)
	switch {
	case one != "":
		f.cases = slices.DeleteFunc(f.cases, func(c trial) bool { return !strings.Contains(f.name+": "+c.name, one) })
	case !everything:
		f.cases = spread(f.cases, sample)
	}
	start := time.Now()
	var mu sync.Mutex
	done, failed := 0, 0
	work := make(chan trial)
	var workers sync.WaitGroup
	for range min(2, runtime.NumCPU()) {
		workers.Go(func() {
			for c := range work {
				err := c.run()
				mu.Lock()
				done++
				f.progress(done, failed)
				if err != nil {
					failed++
					f.t.Errorf("%s: %v", c.name, err)
				}
				mu.Unlock()
			}
		})
	}
	for _, c := range f.cases {
		work <- c
	}
	close(work)
	workers.Wait()
	enter(row{f.name, all, len(f.cases), failed, time.Since(start)})
}

// progress says how far a long family is.
func (f *family) progress(done, failed int) {
	if everything && (done%50 == 0 || done == len(f.cases)) {
		fmt.Printf("    %s: %d of %d, %d failures\n", f.name, done, len(f.cases), failed)
	}
}

// spread takes n of the cases, at equal distances, the first and the last among them.
func spread(cases []trial, n int) []trial {
	if len(cases) <= n {
		return cases
	}
	var some []trial
	for i := range n {
		some = append(some, cases[i*(len(cases)-1)/(n-1)])
	}
	return some
}

// A row is a family's line of the table.
type row struct {
	name            string
	all, ran, fails int
	took            time.Duration
}

var table struct {
	sync.Mutex
	rows []row
}

func enter(r row) {
	table.Lock()
	defer table.Unlock()
	table.rows = append(table.rows, r)
}

// TestMain prints the table when all families have run.
func TestMain(m *testing.M) {
	code := m.Run()
	removeStates()
	if len(table.rows) > 0 {
		fmt.Print(text(table.rows))
		fmt.Printf("%d requests through the alias meanwhile, each answered by one version alone\n", served.Load())
		if everything {
			fmt.Print("\n", trapTable())
		}
		awsmodel.Say(models, modelsErr)
	}
	os.Exit(code)
}

// text is the table: a line for each family, and their sum.
func text(rows []row) string {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b row) int { return strings.Compare(a.name, b.name) })
	var b strings.Builder
	fmt.Fprintf(&b, "%-58s %8s %8s %8s %8s\n", "family", "cases", "run", "failures", "took")
	sum := row{name: "all"}
	for _, r := range append(rows, sum) {
		if r.name == sum.name {
			r = sum
		}
		fmt.Fprintf(&b, "%-58s %8d %8d %8d %7.0fs\n", r.name, r.all, r.ran, r.fails, r.took.Seconds())
		sum.all, sum.ran, sum.fails, sum.took = sum.all+r.all, sum.ran+r.ran, sum.fails+r.fails, sum.took+r.took
	}
	return b.String()
}
