package emulator_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"serverless-poc/emulator"
)

// What was answered as done is there after a restart, function included; the
// folder may be given relative to a working directory that then changes.
func TestRestart(t *testing.T) {
	parent := t.TempDir()
	t.Chdir(parent)
	first, err := emulator.Start(t.Context(), emulator.Options{Dir: "state"})
	if err != nil {
		t.Fatal(err)
	}
	if cwd := must(os.Getwd())(t); cwd != parent {
		t.Errorf("Start changed the working directory to %s", cwd)
	}
	t.Chdir(t.TempDir())
	c := connect(first.URL(), emulator.AccessKey, emulator.SecretKey, "", "us-east-1")
	bucket(t, c, "models")
	put(t, c, "models", "k", "kept")
	must(c.s3.PutBucketPolicy(t.Context(), &s3.PutBucketPolicyInput{Bucket: aws.String("models"), Policy: aws.String(`{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:DeleteBucket","Resource":"arn:aws:s3:::models"}]}`)}))(t)
	arn := role(t, c, "R")
	grant(t, c, "R", readModels)
	function(t, c, "f", arn, nil)
	must(c.lambda.PublishVersion(t.Context(), &lambda.PublishVersionInput{FunctionName: aws.String("f")}))(t)
	must(c.lambda.CreateAlias(t.Context(), &lambda.CreateAliasInput{FunctionName: aws.String("f"), Name: aws.String("live"), FunctionVersion: aws.String("1")}))(t)
	call(t, c, "f", "", `{"Do":"count"}`)
	waitVersion(t, c, "f", "1")
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}

	_, c = runIn(t, filepath.Join(parent, "state"))
	if got := get(t, c, "models", "k"); got != "kept" {
		t.Errorf("the object is %q", got)
	}
	_, err = c.s3.DeleteBucket(t.Context(), &s3.DeleteBucketInput{Bucket: aws.String("models")})
	wants(t, "the bucket policy", err, "AccessDenied 403")
	if out := must(c.iam.ListAttachedRolePolicies(t.Context(), &iam.ListAttachedRolePoliciesInput{RoleName: aws.String("R")}))(t); len(out.AttachedPolicies) != 2 {
		t.Errorf("%d policies attached", len(out.AttachedPolicies))
	}
	if _, got := call(t, c, "f", "live", `{"Do":"get","Bucket":"models","Key":"k"}`); got != `"kept"` {
		t.Errorf("the function reads %s", got)
	}
	if out := must(c.logs.FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{LogGroupName: aws.String("/aws/lambda/f"), FilterPattern: aws.String("REPORT")}))(t); len(out.Events) != 2 {
		t.Errorf("%d REPORT lines, before and after", len(out.Events))
	}
}

// One emulator per folder; several per process.
func TestTwoEmulators(t *testing.T) {
	dir := t.TempDir()
	if _, ok := emulator.Running(dir); ok {
		t.Error("an empty folder is said to be in use")
	}
	one, c := runIn(t, dir)
	_, other := run(t)
	bucket(t, c, "models")
	bucket(t, other, "models")
	put(t, c, "models", "k", "1")
	_, err := other.s3.GetObject(t.Context(), &s3.GetObjectInput{Bucket: aws.String("models"), Key: aws.String("k")})
	wants(t, "the other emulator's object", err, "NoSuchKey 404")

	_, err = emulator.Start(t.Context(), emulator.Options{Dir: dir})
	var use *emulator.InUseError
	if !errors.As(err, &use) || use.URL != one.URL() {
		t.Errorf("a second Start on the folder: %v", err)
	}
	if want := "emulator: " + dir + " is in use by the emulator at " + one.URL() + "; use that one, or end it first"; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
	if url, ok := emulator.Running(dir); !ok || url != one.URL() {
		t.Errorf("Running gives %q, %v", url, ok)
	}
	if err := one.Close(); err != nil {
		t.Fatal(err)
	}
	if _, ok := emulator.Running(dir); ok {
		t.Error("the folder is in use after Close")
	}
}

func TestBadOptions(t *testing.T) {
	for _, one := range []struct {
		options emulator.Options
		want    string
	}{
		{emulator.Options{Dir: t.TempDir(), Addr: "0.0.0.0:0"}, `emulator: address "0.0.0.0:0" is not a loopback address; give 127.0.0.1:port`},
		{emulator.Options{Dir: t.TempDir(), Addr: "4566"}, `emulator: address "4566": address 4566: missing port in address; give host:port, for example 127.0.0.1:4566`},
		{emulator.Options{}, `emulator: Options.Dir is empty; give the folder of the state, for example .emulator`},
	} {
		_, err := emulator.Start(t.Context(), one.options)
		if err == nil || err.Error() != one.want {
			t.Errorf("got %v, want %s", err, one.want)
		}
	}
}

// The record of calls is what a deployer's tests count on: a read changes
// nothing, an invocation neither.
func TestCalls(t *testing.T) {
	e, c := run(t)
	bucket(t, c, "models")
	put(t, c, "models", "k", "1")
	get(t, c, "models", "k")
	_, err := c.iam.GetRole(t.Context(), &iam.GetRoleInput{RoleName: aws.String("none")})
	wants(t, "GetRole", err, "NoSuchEntity 404")
	function(t, c, "f", role(t, c, "R"), func(in *lambda.CreateFunctionInput) { in.Publish = true })
	call(t, c, "f", "", `{"Do":"count"}`)
	want := map[string]emulator.Call{
		"CreateBucket":     {Service: "s3", Mutating: true, Status: 200},
		"PutObject":        {Service: "s3", Mutating: true, Status: 200},
		"GetObject":        {Service: "s3", Status: 200},
		"GetRole":          {Service: "iam", Status: 404, Code: "NoSuchEntity"},
		"AttachRolePolicy": {Service: "iam", Mutating: true, Status: 200},
		"CreateFunction":   {Service: "lambda", Mutating: true, Status: 201},
		"Invoke":           {Service: "lambda", Status: 200},
	}
	for _, got := range e.Calls() {
		w, ok := want[got.Operation]
		if !ok {
			continue
		}
		delete(want, got.Operation)
		if got.Service != w.Service || got.Mutating != w.Mutating || got.Status != w.Status || got.Code != w.Code || got.Caller != "arn:aws:iam::000000000000:root" {
			t.Errorf("%s is recorded as %+v", got.Operation, got)
		}
	}
	if len(want) > 0 {
		t.Errorf("not recorded: %v", want)
	}
}
