package emulator_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"serverless-poc/emulator"
)

// A state in another folder still knows its old versions: they can be deleted
// one by one, and when all are gone the key may be made again.
func TestMovedState(t *testing.T) {
	was, is := filepath.Join(t.TempDir(), "was"), filepath.Join(t.TempDir(), "is")
	first, err := emulator.Start(t.Context(), emulator.Options{Dir: was})
	if err != nil {
		t.Fatal(err)
	}
	c := connect(first.URL(), emulator.AccessKey, emulator.SecretKey, "", "us-east-1")
	b := bucket(t, c, "versioned-bucket")
	must(c.s3.PutBucketVersioning(t.Context(), &s3.PutBucketVersioningInput{Bucket: b,
		VersioningConfiguration: &types.VersioningConfiguration{Status: types.BucketVersioningStatusEnabled}}))(t)
	put(t, c, *b, "k", "one")
	put(t, c, *b, "k", "two")
	put(t, c, *b, "k", "three")
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(was, is); err != nil {
		t.Fatal(err)
	}
	_, c = runIn(t, is)
	list := must(c.s3.ListObjectVersions(t.Context(), &s3.ListObjectVersionsInput{Bucket: b}))(t)
	if len(list.Versions) != 3 {
		t.Fatalf("%d versions; want 3", len(list.Versions))
	}
	for _, v := range list.Versions {
		must(c.s3.DeleteObject(t.Context(), &s3.DeleteObjectInput{Bucket: b, Key: v.Key, VersionId: v.VersionId}))(t)
	}
	if list = must(c.s3.ListObjectVersions(t.Context(), &s3.ListObjectVersionsInput{Bucket: b}))(t); len(list.Versions) != 0 {
		t.Errorf("%d versions are left", len(list.Versions))
	}
	must(c.s3.PutObject(t.Context(), &s3.PutObjectInput{Bucket: b, Key: aws.String("k"), Body: strings.NewReader("four"), IfNoneMatch: aws.String("*")}))(t)
	if got := get(t, c, *b, "k"); got != "four" {
		t.Errorf("the object is %q", got)
	}
}
