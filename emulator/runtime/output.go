package runtime

import (
	"io"
	"os"
	"strings"
	"time"
)

// output is what a program wrote to standard output and error, read once.
type output struct {
	path string
	read int64
}

const maxOutput = 1 << 20 // bytes taken per invocation; the rest is dropped

// lines gives what was written since the last call.
func (o *output) lines() []Line {
	f, err := os.Open(o.path)
	if err != nil {
		return nil
	}
	defer f.Close()
	now := time.Now()
	b, _ := io.ReadAll(io.NewSectionReader(f, o.read, maxOutput))
	if end, err := f.Seek(0, io.SeekEnd); err == nil {
		o.read = end
	}
	var list []Line
	for text := range strings.Lines(string(b)) {
		list = append(list, Line{Time: now, Text: strings.TrimRight(text, "\r\n")})
	}
	return list
}
