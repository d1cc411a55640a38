package batch

import "io"

// An encoder writes the rows of a block in one format, for one worker.
type encoder interface {
	begin(b *block)
	good(values []value, ignored []string)
	// failed writes what stands for a bad row; false where nothing can.
	failed(err error, row int) bool
}

// A sink writes blocks behind one another.
type sink interface {
	write(b *block, before int) error
	// end writes what comes behind the last block, whole being false where that was
	// not the end.
	end(whole bool) error
}

// textSink writes the blocks as they are.
type textSink struct{ w io.Writer }

func (s textSink) write(b *block, before int) error { return b.out.write(s.w, before) }
func (s textSink) end(bool) error                   { return nil }
