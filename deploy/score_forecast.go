package deploy

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"serverless-poc/deploy/forecast"
	"serverless-poc/schema"
)

// sampleRows is how many rows of the first object are sent to the function
// beforehand, as a batch would be. How long rows are is told by all that are read.
const sampleRows = 500

// forecast measures a batch: the first rows of the first fresh run are scored by the
// version that will score them all. Where it refuses every one of them nothing is
// started. Bytes bounds the rows of a batch.
func (s *scorer) forecast(ctx context.Context, fresh []*scoreRun) (f *forecast.Forecast, bytes int, err error) {
	f = &forecast.Forecast{Objects: len(fresh), Concurrency: s.stack.Batch.Concurrency, MemoryMB: s.stack.Function.Memory, Architecture: s.stack.Function.Architecture}
	for _, r := range fresh {
		f.Bytes += r.size
	}
	sample, err := s.head(ctx, fresh[0].dataObject)
	if err != nil {
		return nil, 0, err
	}
	sent := sample.Rows[:min(len(sample.Rows), sampleRows)]
	event, err := json.Marshal(map[string]any{"Items": sent, "BatchInput": map[string]any{"options": json.RawMessage(s.Options)}})
	if err != nil {
		return nil, 0, fmt.Errorf("OPTIONS=%s is not JSON: %v", s.Options, err)
	}
	answer, took, err := s.trial(ctx, event)
	if err != nil {
		return nil, 0, err
	}
	n, items := float64(len(sent)), 0
	for _, row := range sent {
		items += len(row) + 1
	}
	f.Sampled = len(sample.Rows)
	f.Row = forecast.Row{Raw: float64(sample.Bytes) / float64(f.Sampled), Item: float64(items) / n, Answer: float64(len(answer)) / n}
	f.PerBatch, bytes = forecast.Fit(f.Row, schema.MostRows)
	f.Call = max(time.Duration(float64(took)*float64(f.PerBatch)/n), time.Millisecond)
	return f, bytes, nil
}

// trial sends the batch twice, so that the second time is of a warm container. It
// is measured here: the way there and back is in it.
func (s *scorer) trial(ctx context.Context, event []byte) ([]byte, time.Duration, error) {
	var took time.Duration
	var answer []byte
	for range 2 {
		var err error
		start := time.Now()
		if answer, err = s.Invoke(ctx, s.function, s.version, event); err != nil {
			return nil, 0, fmt.Errorf("the first rows cannot be scored: %w", err)
		}
		took = time.Since(start)
	}
	var all struct {
		Scored int
		Rows   []struct{ Error *schema.RowFailure }
	}
	if err := json.Unmarshal(answer, &all); err != nil {
		return nil, 0, fmt.Errorf("the function's answer is no JSON: %v", err)
	}
	if all.Scored == 0 && len(all.Rows) > 0 && all.Rows[0].Error != nil {
		return nil, 0, refusef("every one of the first %d rows is refused, the first because %s; nothing was started", len(all.Rows), all.Rows[0].Error.Message)
	}
	return answer, took, nil
}
