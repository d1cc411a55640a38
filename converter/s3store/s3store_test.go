package s3store

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"serverless-poc/converter"
	"serverless-poc/converter/internal/moto"
	"serverless-poc/converter/storetest"
)

const bucket = "serverless-poc-models"

func client(url string) *s3.Client {
	return s3.New(s3.Options{
		BaseEndpoint:     &url,
		Region:           "us-east-1",
		UsePathStyle:     true,
		Credentials:      credentials.NewStaticCredentialsProvider("x", "x", ""),
		RetryMaxAttempts: 1,
	})
}

// TestStore runs the suite of every store against moto's S3. Writers at once
// are left to the emulator's S3 (emulator, TestStore): moto looks for the key
// and then writes it, so that two of them may win.
func TestStore(t *testing.T) {
	c := client(moto.Start(t))
	if _, err := c.CreateBucket(context.Background(), &s3.CreateBucketInput{Bucket: aws.String(bucket)}); err != nil {
		t.Fatal(err)
	}
	storetest.Run(t, New(c, bucket, ""))

	t.Run("content type and checksum", func(t *testing.T) {
		head, err := c.HeadObject(context.Background(), &s3.HeadObjectInput{
			Bucket: aws.String(bucket), Key: aws.String("m/1.json"), ChecksumMode: "ENABLED",
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := aws.ToString(head.ContentType); got != "application/json" {
			t.Errorf("content type is %q", got)
		}
		// SHA-256 of {"a":1} and a newline, by openssl dgst.
		if got, want := aws.ToString(head.ChecksumSHA256), "40ZDICGwQXlRjZYU81YMzXE1Sk7hAd3LiT1pWanWMBw="; got != want {
			t.Errorf("checksum is %q, want %q", got, want)
		}
	})
	t.Run("no such bucket", func(t *testing.T) {
		err := New(c, "nowhere", "").Create(context.Background(), "m/1.json", nil)
		if want := "cannot write s3://nowhere/m/1.json: there is no such bucket; check --bucket, or deploy first, which makes it ("; err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v", err)
		}
	})
}

// replies is an HTTP server that gives S3's own answers in turn, for those that
// moto cannot be brought to give. The bodies are the API reference's.
func replies(t *testing.T, list ...reply) (*s3.Client, *[]*http.Request) {
	var seen []*http.Request
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen = append(seen, r)
		if len(seen) > len(list) {
			w.WriteHeader(http.StatusTeapot)
			return
		}
		answer := list[len(seen)-1]
		w.WriteHeader(answer.status)
		if answer.code == "" {
			return
		}
		w.Write([]byte(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>` + answer.code + `</Code><Message>m</Message></Error>`))
	}))
	t.Cleanup(server.Close)
	return client(server.URL), &seen
}

type reply struct {
	status int
	code   string
}

// A client that makes calls again by itself is asked once.
func TestOnce(t *testing.T) {
	c, seen := replies(t, reply{409, "ConditionalRequestConflict"})
	err := New(c, bucket, "").Once().Create(context.Background(), "k", []byte("x"))
	if err == nil || !isConflict(err) || len(*seen) != 1 {
		t.Errorf("%v after %d requests; want the conflict after one", err, len(*seen))
	}
}

func TestAnswers(t *testing.T) {
	conflict := reply{409, "ConditionalRequestConflict"}
	tests := []struct {
		name    string
		replies []reply
		owner   string
		want    string // start of the error
		exists  bool
		waits   int
	}{
		{"conflict, then created", []reply{conflict, conflict, {200, ""}}, "", "", false, 2},
		{"conflict, then there", []reply{conflict, {412, "PreconditionFailed"}}, "", "s3://serverless-poc-models/k: the key is taken", true, 1},
		{"conflict for ever", []reply{conflict, conflict, conflict, conflict, conflict}, "",
			"cannot write s3://serverless-poc-models/k: others keep writing the same key; run it again (", false, 4},
		{"forbidden", []reply{{403, "AccessDenied"}}, "123456789012",
			"cannot write s3://serverless-poc-models/k: either the credentials lack s3:PutObject and s3:GetObject there, or the bucket is not owned by account 123456789012 (", false, 0},
		{"another region", []reply{{301, "PermanentRedirect"}}, "",
			"cannot write s3://serverless-poc-models/k: the bucket is in another region; set AWS_REGION to it (", false, 0},
		{"broken", []reply{{500, "InternalError"}}, "", "cannot write s3://serverless-poc-models/k: operation error S3: PutObject", false, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, seen := replies(t, test.replies...)
			store, waits := New(c, bucket, test.owner), 0
			store.wait = func(context.Context, int) error { waits++; return nil }
			err := store.Create(context.Background(), "k", []byte("x"))
			if (err == nil) != (test.want == "") || err != nil && !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("\n got %v\nwant %s", err, test.want)
			}
			if errors.Is(err, converter.ErrExists) != test.exists {
				t.Errorf("is ErrExists: %v", !test.exists)
			}
			if waits != test.waits || len(*seen) != len(test.replies) {
				t.Errorf("%d requests and %d waits, want %d and %d", len(*seen), waits, len(test.replies), test.waits)
			}
			for _, r := range *seen {
				if r.Header.Get("If-None-Match") != "*" || r.Header.Get("X-Amz-Expected-Bucket-Owner") != test.owner {
					t.Errorf("request headers: %v", r.Header)
				}
			}
		})
	}
}
