package task

import "bytes"

// An aside is work that is done beside other work, and its words, which have their
// turn later.
type aside struct {
	words bytes.Buffer
	done  chan struct{}
	err   error
}

// beside begins work, which has a run of its own.
func (r *Run) beside(work func(*Run) error) *aside {
	a := &aside{done: make(chan struct{})}
	own := *r
	own.Out = &a.words
	go func() {
		defer close(a.done)
		a.err = work(&own)
	}()
	return a
}

// end waits for the end of the work.
func (a *aside) end() error {
	<-a.done
	return a.err
}
