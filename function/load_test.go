package function_test

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"serverless-poc/function"
)

// config is the configuration of a function of p whose S3 is at endpoint.
func config(t *testing.T, p published, endpoint string) function.Config {
	t.Helper()
	c, err := function.ReadConfig(onLambda(map[string]string{
		"MODEL_KEY": p.Key(), "MODEL_SHA256": p.sha256, "AWS_ENDPOINT_URL": endpoint, "TMPDIR": t.TempDir(),
	}))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// What S3 says, in its own words, and what a person reads.
func TestLoadExplainsS3(t *testing.T) {
	p := publish(t)
	at := "s3://" + bucket + "/" + p.Key() + ": "
	tests := []struct {
		name   string
		answer http.HandlerFunc
		want   string
	}{
		{"denied or not there", s3Error(403, "AccessDenied", "Access Denied", nil),
			"access denied, for one of two causes: the key does not exist (S3 answers 403, not 404, to a caller without s3:ListBucket), " +
				"or the function's role may not s3:GetObject it; check that the artefact is published and that the role's policy names this bucket " +
				"[S3 answered 403 Forbidden, AccessDenied: Access Denied, request id REQ1]"},
		{"not there, said to who may list", s3Error(404, "NoSuchKey", "The specified key does not exist.", nil),
			"there is no such key; publish the artefact or correct MODEL_KEY, by deploying again " +
				"[S3 answered 404 Not Found, NoSuchKey: The specified key does not exist., request id REQ1]"},
		{"no bucket", s3Error(404, "NoSuchBucket", "The specified bucket does not exist", nil),
			"there is no such bucket; correct MODEL_BUCKET, by deploying again " +
				"[S3 answered 404 Not Found, NoSuchBucket: The specified bucket does not exist, request id REQ1]"},
		{"another region", s3Error(301, "PermanentRedirect", "Wrong endpoint.", map[string]string{"x-amz-bucket-region": "eu-west-1"}),
			"the bucket is not in us-east-1, the function's region (it is in eu-west-1); keep both in one region " +
				"[S3 answered 301 Moved Permanently, PermanentRedirect: Wrong endpoint., request id REQ1]"},
		{"another region, by the signature", s3Error(400, "AuthorizationHeaderMalformed", "expecting 'eu-west-1'", nil),
			"the bucket is not in us-east-1, the function's region; keep both in one region " +
				"[S3 answered 400 Bad Request, AuthorizationHeaderMalformed: expecting 'eu-west-1', request id REQ1]"},
		{"a role made again", s3Error(403, "InvalidAccessKeyId", "unknown", nil),
			"the credentials of the function's role were not accepted; if the role was deleted and made again, deploy again " +
				"[S3 answered 403 Forbidden, InvalidAccessKeyId: unknown, request id REQ1]"},
		{"anything else", s3Error(409, "Odd", "a 'role' & <more>", nil),
			"the model could not be read [S3 answered 409 Conflict, Odd: a 'role' & <more>, request id REQ1]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := function.Load(t.Context(), config(t, p, s3Serving(t, test.answer).URL), function.NewLog(t.Output()).Logger)
			if err == nil || err.Error() != at+test.want {
				t.Errorf("\n got %v\nwant %s", err, at+test.want)
			}
			var known *function.InitError
			if !errors.As(err, &known) || known.Type != function.NotLoaded {
				t.Errorf("not an InitError of type %s: %#v", function.NotLoaded, err)
			}
		})
	}
}

func TestLoadOutOfTime(t *testing.T) {
	p := publish(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s3 := s3Serving(t, s3Object(bucket, p.Key(), p.data))
	_, err := function.Load(ctx, config(t, p, s3.URL), function.NewLog(t.Output()).Logger)
	if err == nil || !strings.Contains(err.Error(), "S3 could not be asked: ") {
		t.Errorf("got %v", err)
	}
}

// A cache that cannot be written costs a download, not the model.
func TestLoadWithoutCache(t *testing.T) {
	p := publish(t)
	c := config(t, p, s3Serving(t, s3Object(bucket, p.Key(), p.data)).URL)
	c.CacheDir = filepath.Join(c.CacheDir, "a file where the folder belongs")
	if err := os.WriteFile(c.CacheDir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	m, err := function.Load(t.Context(), c, function.NewLog(&log).Logger)
	if err != nil {
		t.Fatal(err)
	}
	m.Keep(t.Context())
	if m.Version != p.Version || m.Origin != "s3" {
		t.Errorf("got %s from %s", m.Version, m.Origin)
	}
	for _, want := range []string{`"msg":"cached copy not readable, asking S3"`, `"msg":"model not cached"`} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log has no %s:\n%s", want, &log)
		}
	}
}

// A cached file of another model's digest is never looked at.
func TestLoadIgnoresOtherModels(t *testing.T) {
	p := publish(t)
	c := config(t, p, s3Serving(t, s3Object(bucket, p.Key(), p.data)).URL)
	other := filepath.Join(c.CacheDir, "model-"+strings.Repeat("0", 64)+".json")
	if err := os.WriteFile(other, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := function.Load(t.Context(), c, function.NewLog(t.Output()).Logger); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(other); err != nil {
		t.Error(err)
	}
}

// A refused copy does not stay in the cache, whatever S3 says next.
func TestLoadRemovesRefusedCopy(t *testing.T) {
	p := publish(t)
	c := config(t, p, s3Serving(t, s3Error(403, "AccessDenied", "Access Denied", nil)).URL)
	copied := filepath.Join(c.CacheDir, "model-"+p.sha256+".json")
	if err := os.WriteFile(copied, flipped(p.data), 0o600); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	if _, err := function.Load(t.Context(), c, function.NewLog(&log).Logger); err == nil {
		t.Error("served from a cached copy with a flipped bit")
	}
	if _, err := os.Stat(copied); !os.IsNotExist(err) {
		t.Errorf("the refused copy is still there: %v", err)
	}
	if !strings.Contains(log.String(), `"msg":"cached copy refused, asking S3"`) {
		t.Errorf("the log does not say so:\n%s", &log)
	}
}
