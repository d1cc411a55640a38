package function

import (
	"time"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// An outcome is what became of an invocation, for the log and the metrics.
type outcome struct {
	id       string        // Lambda's, of the request
	envelope string        // the kind of event
	route    string        // over HTTP, the name of the route; "" where there is none
	failure  *failure      // why the call has no answer; nil where it has one
	scored   []scored      // the rows that have an answer, in their order
	refused  []*failure    // the rows that have none, in their order
	rows     int           // that have one or have none
	golden   bool          // the deployer's own call
	cold     bool          // the container was started for it
	took     time.Duration // all of it, reading and writing included
	at       time.Time     // when that was over
}

// end is the end of what began at start.
func (o *outcome) end(start time.Time) {
	o.rows = len(o.scored) + len(o.refused)
	o.took = time.Since(start)
	o.at = start.Add(o.took)
}

// count counts the rows.
func (o *outcome) count(t *tally) {
	for i := range o.scored {
		s := &o.scored[i]
		t.scored(s.row, s.response, s.class)
	}
	for _, f := range o.refused {
		t.refuse(f.errors)
	}
}

// A scored row is what the model was asked and what it said.
type scored struct {
	row      engine.Row              // what was bound, a slot per predictor
	fields   map[string]schema.Value // what was sent; nil unless the log is to have it
	response float64
	class    *string // by the model's own threshold; nil where it has no classes
}
