package deploy

import (
	"context"
	"encoding/json"
	"fmt"

	"serverless-poc/deploy/statemachine"
)

// A collector takes the lines of a run's files.
type collector struct {
	*Summary
	results, rejects *parts
}

// batch takes a batch that was answered: each row stands beside its answer. All
// batches must have been answered by one artefact.
func (c *collector) batch(ctx context.Context, line []byte) error {
	var b statemachine.Batch
	if err := json.Unmarshal(line, &b); err != nil {
		return fmt.Errorf("a batch is no JSON: %v", err)
	}
	a := b.Answer
	if len(a.Rows) != len(b.Items) {
		return fmt.Errorf("a batch has %d rows and %d answers", len(b.Items), len(a.Rows))
	}
	if c.Digest == "" {
		c.Digest = a.Digest
	}
	if a.Digest != c.Digest || a.Version != c.Artefact {
		return fmt.Errorf("a batch was answered by artefact %s (%s), the run is of %s (%s)", a.Version, a.Digest, c.Artefact, c.Digest)
	}
	c.Batches++
	for i, row := range b.Items {
		var refused struct{ Error json.RawMessage }
		if err := json.Unmarshal(a.Rows[i], &refused); err != nil {
			return fmt.Errorf("an answer is no JSON: %v", err)
		}
		c.Rows++
		if refused.Error == nil {
			c.Scored++
			if err := c.results.add(ctx, scoredLine{row, a.Rows[i]}); err != nil {
				return err
			}
			continue
		}
		c.Refused++
		if err := c.rejects.add(ctx, rejectedLine{row, refused.Error}); err != nil {
			return err
		}
	}
	return nil
}

// failed takes a batch that has no answer.
func (c *collector) failed(ctx context.Context, line []byte) error {
	var f statemachine.Failed
	var in struct{ Items []json.RawMessage }
	if err := json.Unmarshal(line, &f); err != nil {
		return fmt.Errorf("a batch that failed is no JSON: %v", err)
	}
	if err := json.Unmarshal([]byte(f.Input), &in); err != nil {
		return fmt.Errorf("the input of a batch that failed is no JSON: %v", err)
	}
	why, err := json.Marshal(map[string]string{"message": fmt.Sprintf("the whole batch failed: %s: %s", f.Error, f.Cause)})
	if err != nil {
		return err
	}
	c.Batches++
	for _, row := range in.Items {
		c.Rows++
		c.Failed++
		if err := c.rejects.add(ctx, rejectedLine{row, why}); err != nil {
			return err
		}
	}
	return nil
}

// The lines of results and of rejects.
type (
	scoredLine struct {
		Row    json.RawMessage `json:"row"`
		Answer json.RawMessage `json:"answer"`
	}
	rejectedLine struct {
		Row   json.RawMessage `json:"row"`
		Error json.RawMessage `json:"error"`
	}
)

// end writes what is left, and the summary.
func (c *collector) end(ctx context.Context, s *scorer, at folder) (*Summary, error) {
	var err error
	if c.Results, err = c.results.end(ctx); err != nil {
		return nil, err
	}
	if c.Rejects, err = c.rejects.end(ctx); err != nil {
		return nil, err
	}
	text, err := json.MarshalIndent(c.Summary, "", "  ")
	if err != nil {
		return nil, err
	}
	return c.Summary, s.write(ctx, at.bucket, at.prefix+summaryKey, text)
}
