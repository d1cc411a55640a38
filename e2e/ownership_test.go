package e2e

import (
	"strings"
	"testing"
	"time"

	awsiam "github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"serverless-poc/iam"
)

const patience = time.Minute

// Somebody's role with our name: refused in the plan, so nothing is touched,
// neither by deploy nor by destroy.
func TestForeignRole(t *testing.T) {
	w := newWorld(t)
	trust, err := iam.Trust(iam.Names{})
	must(t, err)
	_, err = awsiam.NewFromConfig(w.cfg).CreateRole(t.Context(), &awsiam.CreateRoleInput{RoleName: &w.stack.Role, AssumeRolePolicyDocument: &trust})
	must(t, err)
	w.mutating()
	_, err = w.deployer().Deploy(t.Context(), w.release)
	wantError(t, "deploy", err, "role ServerlessPOC exists and has no tag serverless-poc:stack, so it is not touched")
	_, err = w.deployer().Destroy(t.Context())
	wantError(t, "destroy", err, "role ServerlessPOC exists and has no tag serverless-poc:stack", "nothing was removed")
	if calls := w.mutating(); len(calls) != 0 {
		t.Errorf("changing calls %q; want none", calls)
	}
}

// An untagged bucket is ours when it is empty, as an interrupted run leaves
// it, and somebody's when it is not.
func TestUntaggedBucket(t *testing.T) {
	w := newWorld(t)
	client := s3.NewFromConfig(w.cfg)
	_, err := client.CreateBucket(t.Context(), &s3.CreateBucketInput{Bucket: &w.stack.Buckets.Models})
	must(t, err)
	_, err = client.CreateBucket(t.Context(), &s3.CreateBucketInput{Bucket: &w.stack.Buckets.Packages})
	must(t, err)
	_, err = client.PutObject(t.Context(), &s3.PutObjectInput{Bucket: &w.stack.Buckets.Packages, Key: new("theirs"), Body: strings.NewReader("x")})
	must(t, err)
	_, err = w.deployer().Deploy(t.Context(), w.release)
	wantError(t, "deploy", err, "bucket serverless-poc-handlers exists and has no tag")
	w.stack.Buckets.Packages = "serverless-poc-handlers-2"
	if out := w.deploy(); out.Version != "1" {
		t.Errorf("%+v", out)
	}
}

// What somebody changed by hand comes back, and only that.
func TestDrift(t *testing.T) {
	w := newWorld(t)
	w.deploy()
	client := awsiam.NewFromConfig(w.cfg)
	logs := iam.Names{Partition: "aws"}.BasicExecutionARN()
	_, err := client.DetachRolePolicy(t.Context(), &awsiam.DetachRolePolicyInput{RoleName: &w.stack.Role, PolicyArn: &logs})
	must(t, err)
	_, err = s3.NewFromConfig(w.cfg).DeletePublicAccessBlock(t.Context(), &s3.DeletePublicAccessBlockInput{Bucket: &w.stack.Buckets.Models})
	must(t, err)
	w.mutating()
	w.deploy()
	if got, want := strings.Join(w.mutating(), " "), "s3:PutPublicAccessBlock "+leased("iam:AttachRolePolicy"); got != want {
		t.Errorf("changing calls %s; want %s", got, want)
	}
}
