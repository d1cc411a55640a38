package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"serverless-poc/converter/batch"
)

// every is how often the line of progress is written again.
const every = 200 * time.Millisecond

// showProgress writes how far the run is, at once and again and again on one line, where w is a
// terminal. It does so until it is stopped, and takes the line away then.
func showProgress(m *batch.Meter, w io.Writer) (stop func()) {
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return func() {}
	}
	started, done, gone := time.Now(), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		ticks := time.NewTicker(every)
		defer ticks.Stop()
		for {
			fmt.Fprint(w, "\r\033[K", progress(m.Rows(), m.Share(), time.Since(started)))
			select {
			case <-done:
				fmt.Fprint(w, "\r\033[K")
				return
			case <-ticks.C:
			}
		}
	}()
	return func() {
		close(done)
		<-gone
	}
}

// progress is the line: rows, their rate, how much is read, and the time left at that
// rate.
func progress(rows int, share float64, took time.Duration) string {
	line := fmt.Sprintf("%d rows, %s", rows, rate(rows, took))
	if share <= 0 {
		return line
	}
	left := time.Duration(float64(took) * (1 - share) / share).Round(time.Second)
	return fmt.Sprintf("%s, %d %% read, %s left", line, int(100*share), left)
}

// summary is the last line of a run.
func summary(name string, rows int, took time.Duration) string {
	return fmt.Sprintf("created %s: %d rows in %.1f s, %s", name, rows, took.Seconds(), rate(rows, took))
}

func rate(rows int, took time.Duration) string {
	perSecond := float64(rows) / max(took.Seconds(), 1e-9)
	switch {
	case perSecond >= 1e6:
		return fmt.Sprintf("%.1f million a second", perSecond/1e6)
	case perSecond >= 1e4:
		return fmt.Sprintf("%.0f thousand a second", perSecond/1e3)
	}
	return fmt.Sprintf("%.0f a second", perSecond)
}
