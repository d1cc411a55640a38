package emulator_test

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"serverless-poc/emulator/faults"
)

// A write with If-Match goes through over the object that was read and no other.
func TestIfMatch(t *testing.T) {
	_, c, script := scripted(t)
	b := bucket(t, c, "models")
	write := func(key, text string, change func(*s3.PutObjectInput)) (string, error) {
		in := &s3.PutObjectInput{Bucket: b, Key: &key, Body: strings.NewReader(text)}
		change(in)
		out, err := c.s3.PutObject(t.Context(), in)
		if err != nil {
			return "", err
		}
		return *out.ETag, nil
	}
	match := func(etag string) func(*s3.PutObjectInput) {
		return func(in *s3.PutObjectInput) { in.IfMatch = &etag }
	}
	none := func(in *s3.PutObjectInput) { in.IfNoneMatch = aws.String("*") }
	_, err := write("lease", "0", match(`"00000000000000000000000000000000"`))
	wants(t, "If-Match without an object", err, "NoSuchKey 404")
	first, err := write("lease", "1", none)
	wants(t, "If-None-Match without an object", err, "")
	_, err = write("lease", "2", none)
	wants(t, "If-None-Match over an object", err, "PreconditionFailed 412")
	second, err := write("lease", "3", match(first))
	wants(t, "If-Match", err, "")
	_, err = write("lease", "4", match(first))
	wants(t, "If-Match over another object", err, "PreconditionFailed 412")
	script.Set(faults.FailNth(1, faults.Error(409, "ConditionalRequestConflict", "The conditional request cannot succeed due to a conflicting operation against this resource.")))
	_, err = write("lease", "5", match(second))
	wants(t, "a conflict", err, "ConditionalRequestConflict 409")
	if got := get(t, c, "models", "lease"); got != "3" {
		t.Errorf("the object is %q", got)
	}
	var all sync.WaitGroup
	codes := make([]string, 8)
	for i := range codes {
		all.Go(func() {
			_, err := write("lease", fmt.Sprint("racer ", i), match(second))
			codes[i] = code(err)
		})
	}
	all.Wait()
	won := 0
	for _, got := range codes {
		switch got {
		case "":
			won++
		case "PreconditionFailed 412", "ConditionalRequestConflict 409":
		default:
			t.Errorf("a racer got %s", got)
		}
	}
	if won != 1 {
		t.Errorf("%d of 8 writers with the same ETag won: %v", won, codes)
	}
}

// A checksum that was sent with an object is kept, and held against it.
func TestChecksum(t *testing.T) {
	_, c := run(t)
	b := bucket(t, c, "models")
	sum := func(text string) *string {
		s := sha256.Sum256([]byte(text))
		return aws.String(base64.StdEncoding.EncodeToString(s[:]))
	}
	_, err := c.s3.PutObject(t.Context(), &s3.PutObjectInput{Bucket: b, Key: aws.String("k"), Body: strings.NewReader("text"), ChecksumSHA256: sum("other")})
	wants(t, "a wrong checksum", err, "BadDigest 400")
	must(c.s3.PutObject(t.Context(), &s3.PutObjectInput{Bucket: b, Key: aws.String("k"), Body: strings.NewReader("text"), ChecksumSHA256: sum("text")}))(t)
	head := must(c.s3.HeadObject(t.Context(), &s3.HeadObjectInput{Bucket: b, Key: aws.String("k"), ChecksumMode: types.ChecksumModeEnabled}))(t)
	if got := aws.ToString(head.ChecksumSHA256); got != *sum("text") {
		t.Errorf("HeadObject gives %q", got)
	}
	plain := must(c.s3.HeadObject(t.Context(), &s3.HeadObjectInput{Bucket: b, Key: aws.String("k")}))(t)
	if plain.ChecksumSHA256 != nil {
		t.Errorf("HeadObject without ChecksumMode gives %q", *plain.ChecksumSHA256)
	}
}

// ListObjectVersions has pages that neither lose nor repeat a version.
func TestVersionPages(t *testing.T) {
	_, c := run(t)
	ctx, b := t.Context(), bucket(t, c, "versioned-bucket")
	must(c.s3.PutBucketVersioning(ctx, &s3.PutBucketVersioningInput{Bucket: b,
		VersioningConfiguration: &types.VersioningConfiguration{Status: types.BucketVersioningStatusEnabled}}))(t)
	for _, key := range []string{"a", "b", "d/e"} {
		for i := range 3 {
			put(t, c, *b, key, fmt.Sprint(i))
		}
		must(c.s3.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: b, Key: &key}))(t)
	}
	for _, size := range []int32{1, 2, 3, 5, 12, 1000} {
		seen := map[string]bool{}
		items, pages := 0, 0
		list := s3.NewListObjectVersionsPaginator(c.s3, &s3.ListObjectVersionsInput{Bucket: b, MaxKeys: &size})
		for list.HasMorePages() && pages < 50 {
			page := must(list.NextPage(ctx))(t)
			pages++
			for _, v := range page.Versions {
				seen[*v.Key+" "+*v.VersionId] = true
				items++
			}
			for _, v := range page.DeleteMarkers {
				seen[*v.Key+" "+*v.VersionId] = true
				items++
			}
		}
		if want := (12 + int(size) - 1) / int(size); len(seen) != 12 || items != 12 || pages != want {
			t.Errorf("pages of %d: %d versions, %d of them different, on %d pages", size, items, len(seen), pages)
		}
	}
}
