package task

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
)

// batch is how many models one R process draws.
const batch = 100

// Battery draws COUNT random models from number FIRST on, fits, exports and
// scores them, and fails if a single number is not R's.
func (r *Run) Battery(ctx context.Context) error {
	first, err := numberOr("FIRST", 1)
	if err != nil {
		return err
	}
	count, err := numberOr("COUNT", 1000)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "battery-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	b := &battery{say: r.say, outcomes: map[string]int{}, reasons: map[string]int{}, classes: map[string]int{}}
	r.say("battery   %d random models from %d on, %d at a time", count, first, runtime.NumCPU())
	starts := make(chan int)
	fails := make(chan error, runtime.NumCPU())
	var workers sync.WaitGroup
	for w := range runtime.NumCPU() {
		workers.Go(func() {
			for start := range starts {
				n := min(batch, first+count-start)
				if err := r.batch(ctx, b, filepath.Join(folder, strconv.Itoa(w)), start, n); err != nil {
					fails <- err
					return
				}
				b.progress(r, n)
			}
		})
	}
	err = feed(ctx, starts, fails, first, count)
	workers.Wait()
	b.print(r)
	switch {
	case err != nil:
		return err
	case b.misses > 0:
		return fmt.Errorf("battery: %d disagreements with R; keep each formula as a fixture", b.misses)
	}
	return nil
}

// feed hands out the batches until one fails.
func feed(ctx context.Context, starts chan<- int, fails <-chan error, first, count int) error {
	defer close(starts)
	for start := first; start < first+count; start += batch {
		select {
		case starts <- start:
		case err := <-fails:
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// batch draws and exports in R, then replays here.
func (r *Run) batch(ctx context.Context, b *battery, folder string, first, count int) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	var out bytes.Buffer
	if err := r.rscript(ctx, &out, "fixtures/battery/battery.R", strconv.Itoa(first), strconv.Itoa(count), folder); err != nil {
		return fmt.Errorf("models from %d on: %w\n%s", first, err, out.String())
	}
	log, err := os.ReadFile(filepath.Join(folder, "log.tsv"))
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(log)) {
		f := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 4)
		if len(f) != 4 {
			return fmt.Errorf("log.tsv: a line of %d fields: %s", len(f), line)
		}
		b.outcome(f[0], f[1], f[2], f[3])
		if f[1] == "exported" {
			b.replay(filepath.Join(folder, f[0]+".json"), f[0], f[2])
		}
	}
	return nil
}

// numberOr reads an environment variable that holds a whole number.
func numberOr(name string, otherwise int) (int, error) {
	text := os.Getenv(name)
	if text == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, errors.New(name + "=" + text + " is not a whole number above 0")
	}
	return n, nil
}
