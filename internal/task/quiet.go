package task

import "io"

// quietly is the run without its words where one document is all that is to be
// written.
func (r *Run) quietly() *Run {
	quiet := *r
	if r.JSON {
		quiet.Out = io.Discard
	}
	return &quiet
}
