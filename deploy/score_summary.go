package deploy

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/service/s3"
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
