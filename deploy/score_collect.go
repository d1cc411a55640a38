package deploy

import (
	"context"
	"encoding/json"
	"fmt"

	"serverless-poc/deploy/statemachine"
)

// collect sorts a run's batches into results and rejects, a line for each row, and
// sums them up. One that was collected before is not read again.
func (s *scorer) collect(ctx context.Context, r *scoreRun) (*Summary, error) {
	at := s.folder(r)
	if done, err := s.summary(ctx, at); done != nil || err != nil {
		return done, err
	}
	var m statemachine.Manifest
	details := r.output.ResultWriterDetails
	data, err := s.read(ctx, details.Bucket, details.Key)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("s3://%s/%s is no manifest: %v", details.Bucket, details.Key, err)
	}
	c := &collector{
		Summary: &Summary{Run: r.name, From: r.String(), Function: s.called(), Artefact: s.artefact, Results: []string{}, Rejects: []string{}},
		results: s.parts(at, "results/"), rejects: s.parts(at, "rejects/"),
	}
	for _, files := range []struct {
		list []statemachine.File
		line func(context.Context, []byte) error
	}{{m.ResultFiles.SUCCEEDED, c.batch}, {m.ResultFiles.FAILED, c.failed}, {m.ResultFiles.PENDING, c.failed}} {
		for _, f := range files.list {
			if err := s.lines(ctx, m.DestinationBucket, f.Key, files.line); err != nil {
				return nil, err
			}
		}
	}
	return c.end(ctx, s, at)
}
