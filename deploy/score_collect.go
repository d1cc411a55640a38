package deploy

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/aws/aws-sdk-go-v2/service/s3"

	"serverless-poc/deploy/statemachine"
)

// A Summary is what became of one run's rows. It is the last object that a run
// gets, summary.json in its folder: where it is, everything is.
type Summary struct {
	Run      string   `json:"run"`
	From     string   `json:"from"`
	Function string   `json:"function"` // name:version
	Artefact string   `json:"artefact"`
	Digest   string   `json:"digest"`
	Rows     int      `json:"rows"`
	Scored   int      `json:"scored"`
	Refused  int      `json:"refused"` // each with its reason in rejects
	Failed   int      `json:"failed"`  // rows of batches that failed whole, in rejects too
	Batches  int      `json:"batches"`
	Results  []string `json:"results"`
	Rejects  []string `json:"rejects"`
}

func (s *Summary) String() string {
	return fmt.Sprintf("run %s: %d rows, %d scored, %d refused, %d in batches that failed, in %d files of results and %d of rejects",
		s.Run, s.Rows, s.Scored, s.Refused, s.Failed, len(s.Results), len(s.Rejects))
}

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

const summaryKey = "summary.json"

// summary is that of a run that was collected, nil where there is none.
func (s *scorer) summary(ctx context.Context, at folder) (*Summary, error) {
	key := at.prefix + summaryKey
	list, err := s.s3.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: &at.bucket, Prefix: &key, ExpectedBucketOwner: &s.Account})
	if err != nil || len(list.Contents) == 0 {
		return nil, err
	}
	data, err := s.read(ctx, at.bucket, key)
	if err != nil {
		return nil, err
	}
	x := new(Summary)
	if err := json.Unmarshal(data, x); err != nil {
		return nil, fmt.Errorf("%s%s is no summary: %v; delete it to have the run collected again", at, summaryKey, err)
	}
	return x, nil
}

func (d *Deployer) read(ctx context.Context, bucket, key string) ([]byte, error) {
	body, err := d.open(ctx, bucket, key, nil)
	if err != nil {
		return nil, err
	}
	defer body.Close()
	return io.ReadAll(body)
}

// lines gives each line of an object to take; a batch is one line.
func (d *Deployer) lines(ctx context.Context, bucket, key string, take func(context.Context, []byte) error) error {
	body, err := d.open(ctx, bucket, key, nil)
	if err != nil {
		return err
	}
	defer body.Close()
	r := bufio.NewReaderSize(body, 1<<20)
	for {
		line, err := r.ReadBytes('\n')
		if text := bytes.TrimSpace(line); len(text) > 0 {
			if err := take(ctx, text); err != nil {
				return fmt.Errorf("s3://%s/%s: %w", bucket, key, err)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("s3://%s/%s: %w", bucket, key, err)
		}
	}
}
