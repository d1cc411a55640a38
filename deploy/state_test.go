package deploy

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/schema"
)

func TestFunctionStateEqual(t *testing.T) {
	config := func() *types.FunctionConfiguration {
		return &types.FunctionConfiguration{
			CodeSha256: aws.String("sha"), Architectures: []types.Architecture{"arm64"}, Runtime: "provided.al2023",
			Handler: aws.String("bootstrap"), Role: aws.String("role"), MemorySize: aws.Int32(128), Timeout: aws.Int32(3),
			Environment: &types.EnvironmentResponse{Variables: map[string]string{"MODEL_KEY": "admission/v1.json"}},
		}
	}
	want := stateOf(config())
	for name, change := range map[string]func(*types.FunctionConfiguration){
		"code":         func(c *types.FunctionConfiguration) { c.CodeSha256 = aws.String("other") },
		"architecture": func(c *types.FunctionConfiguration) { c.Architectures = nil }, // Lambda's default is x86_64
		"runtime":      func(c *types.FunctionConfiguration) { c.Runtime = "provided.al2" },
		"handler":      func(c *types.FunctionConfiguration) { c.Handler = aws.String("main") },
		"role":         func(c *types.FunctionConfiguration) { c.Role = aws.String("AROA") },
		"memory":       func(c *types.FunctionConfiguration) { c.MemorySize = aws.Int32(256) },
		"timeout":      func(c *types.FunctionConfiguration) { c.Timeout = aws.Int32(6) },
		"model":        func(c *types.FunctionConfiguration) { c.Environment.Variables["MODEL_KEY"] = "admission/v2.json" },
		"extra":        func(c *types.FunctionConfiguration) { c.Environment.Variables["DEBUG"] = "1" },
		"log format":   func(c *types.FunctionConfiguration) { c.LoggingConfig = &types.LoggingConfig{LogFormat: "JSON"} },
		"environment":  func(c *types.FunctionConfiguration) { c.Environment = nil },
	} {
		c := config()
		if !want.equal(stateOf(c)) {
			t.Fatal("equal configurations are not equal")
		}
		if change(c); want.equal(stateOf(c)) {
			t.Errorf("a change of %s is not seen", name)
		}
	}
}

func TestArtefactVersion(t *testing.T) {
	env := map[string]string{"MODEL_KEY": "admission/20170411T000000Z-0123456789ab.json"}
	if got := artefactVersion(env); got != "20170411T000000Z-0123456789ab" {
		t.Error(got)
	}
	if got := artefactVersion(nil); got != "" {
		t.Error(got)
	}
}

func TestNotOurs(t *testing.T) {
	d := &Deployer{stack: &schema.Stack{Function: schema.StackFunction{Prefix: "ServerlessPOC"}, Tags: map[string]string{"project": "p"}}}
	for _, c := range []struct {
		have map[string]string
		want string
	}{
		{map[string]string{TagKey: "ServerlessPOC"}, ""},
		{nil, "role R exists and has no tag serverless-poc:stack, so it is not touched; give this stack another name in stack.json, or, if it is yours, tag it serverless-poc:stack=ServerlessPOC and run again"},
		{map[string]string{TagKey: "Other"}, "role R exists and is tagged serverless-poc:stack=Other, so it is not touched; give this stack another name in stack.json, or, if it is yours, tag it serverless-poc:stack=ServerlessPOC and run again"},
	} {
		got := ""
		if err := d.ours("role R", c.have); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%v: %q; want %q", c.have, got, c.want)
		}
	}
	if changes := d.tagChanges(map[string]string{TagKey: "ServerlessPOC", "theirs": "x"}); len(changes) != 1 || changes[0].Attribute != "tag project" {
		t.Errorf("changes %v; want the tag project alone", changes)
	}
}

func TestDocumentsCompareByMeaning(t *testing.T) {
	a := "%7B%22Version%22%3A%222012-10-17%22%2C%20%22Statement%22%3A%5B%5D%7D" // as IAM hands it back
	if got, want := decoded(a), canonical("{\n \"Statement\": [],\n \"Version\": \"2012-10-17\"}"); got != want {
		t.Errorf("%s; want %s", got, want)
	}
}
