package emulator_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"serverless-poc/emulator"
)

func bucket(t *testing.T, c clients, name string) *string {
	t.Helper()
	must(c.s3.CreateBucket(t.Context(), &s3.CreateBucketInput{Bucket: &name}))(t)
	return &name
}

func put(t *testing.T, c clients, bucket, key, text string) {
	t.Helper()
	must(c.s3.PutObject(t.Context(), &s3.PutObjectInput{Bucket: &bucket, Key: &key, Body: strings.NewReader(text)}))(t)
}

func get(t *testing.T, c clients, bucket, key string) string {
	t.Helper()
	out := must(c.s3.GetObject(t.Context(), &s3.GetObjectInput{Bucket: &bucket, Key: &key, ChecksumMode: types.ChecksumModeEnabled}))(t)
	return string(must(io.ReadAll(out.Body))(t))
}

func TestObjects(t *testing.T) {
	_, c := run(t)
	objectConformance(t, c, "objects-bucket")
}

// objectConformance is what any S3 must answer; an independent one is held to
// it too (see TestWitness).
func objectConformance(t *testing.T, c clients, name string) {
	ctx, b := t.Context(), bucket(t, c, name)
	sum := sha256.Sum256([]byte("hello"))
	in := func() *s3.PutObjectInput {
		return &s3.PutObjectInput{Bucket: b, Key: aws.String("m/1.json"), Body: strings.NewReader("hello"),
			IfNoneMatch: aws.String("*"), ChecksumAlgorithm: types.ChecksumAlgorithmSha256,
			ContentType: aws.String("application/json"), Metadata: map[string]string{"version": "1"}}
	}
	must(c.s3.PutObject(ctx, in()))(t)
	_, err := c.s3.PutObject(ctx, in())
	wants(t, "PutObject If-None-Match over an object", err, "PreconditionFailed 412")

	if got := get(t, c, name, "m/1.json"); got != "hello" {
		t.Errorf("GetObject gave %q", got)
	}
	head := must(c.s3.HeadObject(ctx, &s3.HeadObjectInput{Bucket: b, Key: aws.String("m/1.json"), ChecksumMode: types.ChecksumModeEnabled}))(t)
	if got := aws.ToString(head.ChecksumSHA256); got != base64.StdEncoding.EncodeToString(sum[:]) {
		t.Errorf("HeadObject checksum is %q", got)
	}
	if *head.ContentLength != 5 || *head.ContentType != "application/json" || head.Metadata["version"] != "1" {
		t.Errorf("HeadObject: %d bytes, %s, %v", *head.ContentLength, *head.ContentType, head.Metadata)
	}
	_, err = c.s3.GetObject(ctx, &s3.GetObjectInput{Bucket: b, Key: aws.String("none")})
	wants(t, "GetObject of a missing key", err, "NoSuchKey 404")
	_, err = c.s3.HeadObject(ctx, &s3.HeadObjectInput{Bucket: b, Key: aws.String("none")})
	wants(t, "HeadObject of a missing key", err, "NotFound 404")
	_, err = c.s3.HeadBucket(ctx, &s3.HeadBucketInput{Bucket: aws.String(name + "-none")})
	wants(t, "HeadBucket of a missing bucket", err, "NotFound 404")

	put(t, c, name, "m/2 äß+&.json", "two")
	put(t, c, name, "n/3.json", "three")
	list := must(c.s3.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: b, Prefix: aws.String("m/")}))(t)
	if len(list.Contents) != 2 || *list.Contents[1].Key != "m/2 äß+&.json" {
		t.Errorf("ListObjectsV2 gave %d keys", len(list.Contents))
	}
	first := must(c.s3.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: b, MaxKeys: aws.Int32(2)}))(t)
	rest := must(c.s3.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: b, ContinuationToken: first.NextContinuationToken}))(t)
	if !*first.IsTruncated || len(rest.Contents) != 1 || *rest.Contents[0].Key != "n/3.json" {
		t.Errorf("the second page has %d keys", len(rest.Contents))
	}
	_, err = c.s3.DeleteBucket(ctx, &s3.DeleteBucketInput{Bucket: b})
	wants(t, "DeleteBucket of a full bucket", err, "BucketNotEmpty 409")
	var ids []types.ObjectIdentifier
	for _, key := range []string{"m/1.json", "m/2 äß+&.json", "n/3.json"} {
		ids = append(ids, types.ObjectIdentifier{Key: &key})
	}
	must(c.s3.DeleteObjects(ctx, &s3.DeleteObjectsInput{Bucket: b, Delete: &types.Delete{Objects: ids}}))(t)
	_, err = c.s3.DeleteBucket(ctx, &s3.DeleteBucketInput{Bucket: b})
	wants(t, "DeleteBucket of an empty bucket", err, "")
}

func TestVersions(t *testing.T) {
	_, c := run(t)
	ctx, b := t.Context(), bucket(t, c, "versioned-bucket")
	must(c.s3.PutBucketVersioning(ctx, &s3.PutBucketVersioningInput{Bucket: b,
		VersioningConfiguration: &types.VersioningConfiguration{Status: types.BucketVersioningStatusEnabled}}))(t)
	if v := must(c.s3.GetBucketVersioning(ctx, &s3.GetBucketVersioningInput{Bucket: b}))(t); v.Status != "Enabled" {
		t.Errorf("versioning is %q", v.Status)
	}
	put(t, c, *b, "k", "one")
	put(t, c, *b, "k", "two")
	must(c.s3.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: b, Key: aws.String("k")}))(t)
	list := must(c.s3.ListObjectVersions(ctx, &s3.ListObjectVersionsInput{Bucket: b}))(t)
	if len(list.Versions) != 2 || len(list.DeleteMarkers) != 1 {
		t.Fatalf("%d versions, %d markers", len(list.Versions), len(list.DeleteMarkers))
	}
	old := must(c.s3.GetObject(ctx, &s3.GetObjectInput{Bucket: b, Key: aws.String("k"), VersionId: list.Versions[1].VersionId}))(t)
	if text := must(io.ReadAll(old.Body))(t); string(text) != "one" {
		t.Errorf("the first version is %q", text)
	}
	for _, v := range list.Versions {
		must(c.s3.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: b, Key: v.Key, VersionId: v.VersionId}))(t)
	}
	for _, v := range list.DeleteMarkers {
		must(c.s3.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: b, Key: v.Key, VersionId: v.VersionId}))(t)
	}
	_, err := c.s3.DeleteBucket(ctx, &s3.DeleteBucketInput{Bucket: b})
	wants(t, "DeleteBucket after all versions", err, "")
}

// Of many writers with If-None-Match: * exactly one wins.
func TestConditionalRace(t *testing.T) {
	_, c := run(t)
	b := bucket(t, c, "race-bucket")
	var won, lost atomic.Int32
	var wait sync.WaitGroup
	for i := range 16 {
		wait.Go(func() {
			_, err := c.s3.PutObject(t.Context(), &s3.PutObjectInput{Bucket: b, Key: aws.String("k"),
				Body: strings.NewReader(fmt.Sprint(i)), IfNoneMatch: aws.String("*")})
			switch code(err) {
			case "":
				won.Add(1)
			case "PreconditionFailed 412", "ConditionalRequestConflict 409":
				lost.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if won.Load() != 1 || lost.Load() != 15 {
		t.Errorf("%d won, %d lost", won.Load(), lost.Load())
	}
}

func TestLargeObject(t *testing.T) {
	_, c := run(t)
	b := bucket(t, c, "large-bucket")
	body := bytes.Repeat([]byte("0123456789abcdef"), 1<<19) // 8 MB: sent after 100-continue
	must(c.s3.PutObject(t.Context(), &s3.PutObjectInput{Bucket: b, Key: aws.String("big"), Body: bytes.NewReader(body)}))(t)
	if got := get(t, c, *b, "big"); got != string(body) {
		t.Errorf("%d bytes came back, or other ones", len(got))
	}
}

func TestBucketSettings(t *testing.T) {
	_, c := run(t)
	ctx, b := t.Context(), bucket(t, c, "settings-bucket")

	sse := must(c.s3.GetBucketEncryption(ctx, &s3.GetBucketEncryptionInput{Bucket: b}))(t)
	if a := sse.ServerSideEncryptionConfiguration.Rules[0].ApplyServerSideEncryptionByDefault.SSEAlgorithm; a != "AES256" {
		t.Errorf("a fresh bucket has encryption %q", a)
	}
	must(c.s3.PutBucketEncryption(ctx, &s3.PutBucketEncryptionInput{Bucket: b, ServerSideEncryptionConfiguration: sse.ServerSideEncryptionConfiguration}))(t)

	block := func() *types.PublicAccessBlockConfiguration {
		return must(c.s3.GetPublicAccessBlock(ctx, &s3.GetPublicAccessBlockInput{Bucket: b}))(t).PublicAccessBlockConfiguration
	}
	if !*block().BlockPublicPolicy {
		t.Error("a fresh bucket does not block public policies")
	}
	must(c.s3.PutPublicAccessBlock(ctx, &s3.PutPublicAccessBlockInput{Bucket: b,
		PublicAccessBlockConfiguration: &types.PublicAccessBlockConfiguration{BlockPublicAcls: aws.Bool(true), IgnorePublicAcls: aws.Bool(true),
			BlockPublicPolicy: aws.Bool(true), RestrictPublicBuckets: aws.Bool(false)}}))(t)
	if *block().RestrictPublicBuckets {
		t.Error("the public access block that was put did not come back")
	}

	_, err := c.s3.GetBucketPolicy(ctx, &s3.GetBucketPolicyInput{Bucket: b})
	wants(t, "GetBucketPolicy of a fresh bucket", err, "NoSuchBucketPolicy 404")
	policy := func(effect, condition string) *string {
		return aws.String(fmt.Sprintf(`{"Version":"2012-10-17","Statement":[{"Effect":%q,"Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::settings-bucket","arn:aws:s3:::settings-bucket/*"]%s}]}`, effect, condition))
	}
	tls := policy("Deny", `,"Condition":{"Bool":{"aws:SecureTransport":"false"}}`)
	must(c.s3.PutBucketPolicy(ctx, &s3.PutBucketPolicyInput{Bucket: b, Policy: tls}))(t)
	if out := must(c.s3.GetBucketPolicy(ctx, &s3.GetBucketPolicyInput{Bucket: b}))(t); *out.Policy != *tls {
		t.Errorf("policy came back as %s", *out.Policy)
	}
	put(t, c, *b, "k", "the loopback counts as TLS")
	_, err = c.s3.PutBucketPolicy(ctx, &s3.PutBucketPolicyInput{Bucket: b, Policy: policy("Allow", "")})
	wants(t, "a public policy", err, "AccessDenied 403")
	_, err = c.s3.PutBucketPolicy(ctx, &s3.PutBucketPolicyInput{Bucket: b, Policy: aws.String(`{"Statement":[]}`)})
	wants(t, "a policy without statements", err, "MalformedPolicy 400")
	must(c.s3.DeleteBucketPolicy(ctx, &s3.DeleteBucketPolicyInput{Bucket: b}))(t)

	must(c.s3.PutBucketTagging(ctx, &s3.PutBucketTaggingInput{Bucket: b, Tagging: &types.Tagging{TagSet: []types.Tag{{Key: aws.String("project"), Value: aws.String("p")}}}}))(t)
	if tags := must(c.s3.GetBucketTagging(ctx, &s3.GetBucketTaggingInput{Bucket: b}))(t); len(tags.TagSet) != 1 || *tags.TagSet[0].Value != "p" {
		t.Errorf("tags are %v", tags.TagSet)
	}
	must(c.s3.PutBucketOwnershipControls(ctx, &s3.PutBucketOwnershipControlsInput{Bucket: b, OwnershipControls: &types.OwnershipControls{
		Rules: []types.OwnershipControlsRule{{ObjectOwnership: types.ObjectOwnershipBucketOwnerEnforced}}}}))(t)
	if o := must(c.s3.GetBucketOwnershipControls(ctx, &s3.GetBucketOwnershipControlsInput{Bucket: b}))(t); o.OwnershipControls.Rules[0].ObjectOwnership != "BucketOwnerEnforced" {
		t.Errorf("ownership is %v", o.OwnershipControls.Rules)
	}
	_, err = c.s3.HeadBucket(ctx, &s3.HeadBucketInput{Bucket: b, ExpectedBucketOwner: aws.String(emulator.AccountID)})
	wants(t, "the right owner", err, "")
	_, err = c.s3.HeadBucket(ctx, &s3.HeadBucketInput{Bucket: b, ExpectedBucketOwner: aws.String("111111111111")})
	wants(t, "HeadBucket with another owner", err, "Forbidden 403")
	_, err = c.s3.PutObject(ctx, &s3.PutObjectInput{Bucket: b, Key: aws.String("x"), Body: strings.NewReader("x"), ExpectedBucketOwner: aws.String("111111111111")})
	wants(t, "PutObject with another owner", err, "AccessDenied 403")
	if all := must(c.s3.ListBuckets(ctx, &s3.ListBucketsInput{}))(t); len(all.Buckets) != 1 {
		t.Errorf("%d buckets", len(all.Buckets))
	}
}

// A bucket is made in the region of the request; the location says which.
func TestRegions(t *testing.T) {
	e, _ := run(t)
	for _, region := range []string{"us-east-1", "eu-central-1"} {
		c := connect(e.URL(), emulator.AccessKey, emulator.SecretKey, "", region)
		in := &s3.CreateBucketInput{Bucket: aws.String("bucket-in-" + region)}
		if region != "us-east-1" {
			in.CreateBucketConfiguration = &types.CreateBucketConfiguration{LocationConstraint: types.BucketLocationConstraint(region)}
		}
		must(c.s3.CreateBucket(t.Context(), in))(t)
		put(t, c, *in.Bucket, "k", region)
		if got := get(t, c, *in.Bucket, "k"); got != region {
			t.Errorf("%s: read %q", region, got)
		}
		out := must(c.s3.GetBucketLocation(t.Context(), &s3.GetBucketLocationInput{Bucket: in.Bucket}))(t)
		want := types.BucketLocationConstraint(region)
		if region == "us-east-1" {
			want = ""
		}
		if out.LocationConstraint != want {
			t.Errorf("location of a bucket made in %s is %q", region, out.LocationConstraint)
		}
	}
}
