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
