package deploy

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// A Mark says that a published version has proved itself: every golden case
// answered as R did, by its number and, where there is an API, by its URL.
type Mark struct {
	Function string    `json:"function"`
	Version  string    `json:"version"`
	Code     string    `json:"code_sha256"` // Lambda's CodeSha256
	Artefact string    `json:"artefact"`    // its version
	Digest   string    `json:"artefact_sha256"`
	Cases    int       `json:"cases"`
	Rounds   int       `json:"rounds"` // clean rounds in a row; 0: the gate was skipped, nothing is proved
	When     time.Time `json:"when"`
	By       string    `json:"by"`             // user@host
	Note     string    `json:"note,omitempty"` // how it differs from the version that was live before
}

func markKey(function, version string) string {
	return statePrefix + "verified/" + function + "/" + version + ".json"
}

// mark is the mark of a published version, nil when it has none. A mark of
// other code or another artefact is none: the function was deleted and made
// again, and its versions counted anew.
func (d *Deployer) mark(ctx context.Context, function string, v *types.FunctionConfiguration) (*Mark, error) {
	m, _, err := d.readMark(ctx, function, aws.ToString(v.Version))
	if err != nil || m == nil || m.Code != aws.ToString(v.CodeSha256) || m.Digest != stateOf(v).env["MODEL_SHA256"] {
		return nil, err
	}
	return m, nil
}

func (d *Deployer) readMark(ctx context.Context, function, version string) (m *Mark, etag string, err error) {
	key := markKey(function, version)
	data, etag, err := d.readState(ctx, key)
	if err != nil || etag == "" {
		return nil, "", err
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, "", fmt.Errorf("s3://%s/%s is not a mark (%w); see who wrote it, delete it, run deploy again", d.stack.Buckets.Models, key, err)
	}
	return m, etag, nil
}

// markVerified writes m, once. One that is there already says the same, unless
// it is of an earlier function of this name.
func (d *Deployer) markVerified(ctx context.Context, m Mark) error {
	m.When, m.By = d.now(), who()
	key := markKey(m.Function, m.Version)
	_, err := d.writeState(ctx, key, "", m)
	if !errors.Is(err, errChanged) {
		return err
	}
	there, etag, err := d.readMark(ctx, m.Function, m.Version)
	if err != nil || there != nil && there.Code == m.Code && there.Digest == m.Digest && there.Rounds >= m.Rounds {
		return err
	}
	_, err = d.writeState(ctx, key, etag, m)
	if errors.Is(err, errChanged) {
		return fmt.Errorf("s3://%s/%s: %w during this run; run again", d.stack.Buckets.Models, key, err)
	}
	return err
}
