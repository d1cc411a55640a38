package batch

import (
	"io"
	"sync/atomic"
)

// A Meter says how far a run has come, while it runs.
type Meter struct {
	rows, read, whole atomic.Int64
}

// Rows is how many rows are written.
func (m *Meter) Rows() int { return int(m.rows.Load()) }

// Share is the part of the input that is read, from 0 to 1; 0 where its size is not known.
func (m *Meter) Share() float64 {
	whole := m.whole.Load()
	if whole == 0 {
		return 0
	}
	return float64(m.read.Load()) / float64(whole)
}

// metered counts what is read.
type metered struct {
	io.Reader
	meter *Meter
}

func (r metered) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	r.meter.read.Add(int64(n))
	return n, err
}
