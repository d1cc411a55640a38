package drift

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"serverless-poc/schema"
)

// Seen is the sum of the distributions that a model's containers have logged.
type Seen struct {
	schema.Distribution
	Lines int
}

// Add reads one line of the log and adds it. The error says why it is not a
// distribution, or not of the same bins as the lines before it; then nothing of
// it is added.
func (s *Seen) Add(line []byte) error {
	var d logged
	if err := json.Unmarshal(line, &d); err != nil {
		return fmt.Errorf("the line is not a distribution: %v", err)
	}
	if d.Message != schema.DistributionMessage {
		return fmt.Errorf("the line's msg is %q, not %q", d.Message, schema.DistributionMessage)
	}
	if err := s.fits(&d.Distribution); err != nil {
		return err
	}
	s.Lines++
	s.Rows += d.Rows
	s.Refused += d.Refused
	if s.Predictors == nil {
		s.Predictors = map[string][]int{}
	}
	for name, counts := range d.Predictors {
		s.Predictors[name] = sum(s.Predictors[name], counts)
	}
	s.Response = sum(s.Response, d.Response)
	s.Classes = merge(s.Classes, d.Classes)
	s.OutOfRange = merge(s.OutOfRange, d.OutOfRange)
	s.Unseen = merge(s.Unseen, d.Unseen)
	return nil
}

// logged is a distribution as a line of the log.
type logged struct {
	Message string `json:"msg"`
	schema.Distribution
}

func (s *Seen) fits(d *schema.Distribution) error {
	for _, name := range slices.Sorted(maps.Keys(d.Predictors)) {
		if have := len(s.Predictors[name]); have > 0 && have != len(d.Predictors[name]) {
			return fmt.Errorf("%s has %d bins, and had %d in the lines before", name, len(d.Predictors[name]), have)
		}
	}
	if len(s.Response) > 0 && len(d.Response) > 0 && len(s.Response) != len(d.Response) {
		return fmt.Errorf("the response has %d bins, and had %d in the lines before", len(d.Response), len(s.Response))
	}
	return nil
}

func sum(a, b []int) []int {
	if len(a) == 0 { // nil, or a line's empty list
		return slices.Clone(b)
	}
	for i, n := range b {
		a[i] += n
	}
	return a
}

func merge(a, b map[string]int) map[string]int {
	if a == nil && len(b) > 0 {
		a = map[string]int{}
	}
	for name, n := range b {
		a[name] += n
	}
	return a
}
