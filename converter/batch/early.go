package batch

import "os"

// earlyBytes are written before the disk is asked to take them.
const earlyBytes = 8 << 20

// An early writes to a file, and has the disk begin with what is written while the rest
// is still made, so that [Aside.Commit] need not wait for all of it.
type early struct {
	file      *os.File
	at, begun int64 // written, and given to the disk
}

func (e *early) Write(p []byte) (int, error) {
	n, err := e.file.Write(p)
	e.at += int64(n)
	if e.at-e.begun >= earlyBytes {
		beginSync(e.file, e.begun, e.at-e.begun)
		e.begun = e.at
	}
	return n, err
}
