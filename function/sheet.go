package function

import (
	"sync"

	"serverless-poc/engine"
)

// A sheet is room to work in, used again by one call after the other.
type sheet struct {
	bytes []byte
	clock stamp
	slab  slab // of the answers

	row        engine.Row // of a quick call, as is prediction
	prediction engine.Prediction
}

var sheets = sync.Pool{New: func() any { return &sheet{bytes: make([]byte, 0, 2048)} }}

func takeSheet() *sheet { return sheets.Get().(*sheet) }

// giveBack keeps s for the next call, unless it has grown out of all measure.
func (s *sheet) giveBack() {
	if cap(s.bytes) <= 64<<10 {
		sheets.Put(s)
	}
}
