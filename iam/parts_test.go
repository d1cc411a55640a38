package iam

import (
	"strings"
	"testing"
)

// What a stack does not have is not in its deployer's policy.
func TestDeployerHasOnlyTheStacksParts(t *testing.T) {
	for _, c := range []struct {
		name  string
		less  func(*Names)
		words []string // that go
	}{
		{"no API", func(n *Names) { n.API = false }, []string{"apigateway:"}},
		{"no schedule", func(n *Names) { n.Schedule = false }, []string{"events:"}},
		{"neither", func(n *Names) { n.API, n.Schedule = false, false }, []string{"apigateway:", "events:", "lambda:AddPermission"}},
		{"no site", func(n *Names) { n.SiteBucket = "" }, []string{"serverless-poc-site", "s3:PutBucketWebsite"}},
		{"no boundary", func(n *Names) { n.Boundary = "" }, []string{"PermissionsBoundary", `"Deny"`}},
	} {
		whole, err := Deployer(names)
		if err != nil {
			t.Fatal(err)
		}
		n := names
		c.less(&n)
		part, err := Deployer(n)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range c.words {
			if !strings.Contains(whole, word) || strings.Contains(part, word) {
				t.Errorf("%s: %q must be in the whole policy and not in this one", c.name, word)
			}
		}
	}
}

// A stack without a state machine has the same policy as one with it, whose
// further needs are a document of their own.
func TestDeployerWithoutBatch(t *testing.T) {
	n := names
	n.Batch = nil
	without, err := Deployer(n)
	if err != nil {
		t.Fatal(err)
	}
	with, err := Deployer(names)
	if err != nil {
		t.Fatal(err)
	}
	if with != without || strings.Contains(without, "states:") || strings.Contains(without, "iam:PutRolePolicy") {
		t.Errorf("the first document depends on the state machine:\n%s\n%s", with, without)
	}
	bounded, err := DeployerBatch(names)
	if err != nil {
		t.Fatal(err)
	}
	n = names
	n.Boundary = ""
	free, err := DeployerBatch(n)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(bounded, "PermissionsBoundary") || strings.Contains(free, "PermissionsBoundary") {
		t.Errorf("the boundary:\n%s\n%s", bounded, free)
	}
}
