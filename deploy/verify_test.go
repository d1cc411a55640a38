package deploy

import (
	"errors"
	"strings"
	"testing"

	"serverless-poc/deploy/pack"
	"serverless-poc/schema"
)

func sound() *schema.Stack {
	return &schema.Stack{
		Models:  []schema.StackModel{{Name: "admission"}},
		Buckets: schema.StackBuckets{Models: "models", Packages: "packages"},
		Role:    "R", Policy: "P", Alias: "live", LogRetention: 30,
		Function: schema.StackFunction{Prefix: "X", Memory: 128, Timeout: 3, Architecture: "arm64"},
		API:      &schema.StackAPI{Name: "A", Stage: "prod"},
	}
}

// What stack.json can get wrong, each by itself.
func TestVerifyStack(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*schema.Stack)
		want   string // NG; "" for none
	}{
		{"sound", func(*schema.Stack) {}, ""},
		{"function's name", func(s *schema.Stack) { s.Function.Prefix = strings.Repeat("x", 60) },
			"function " + strings.Repeat("x", 60) + "Admission has 69 characters, AWS takes 64; give it a shorter name"},
		{"role's name", func(s *schema.Stack) { s.Role = strings.Repeat("r", 65) },
			"role " + strings.Repeat("r", 65) + " has 65 characters, AWS takes 64; give it a shorter name"},
		{"retention", func(s *schema.Stack) { s.LogRetention = 31 },
			"log_retention_days is 31; CloudWatch Logs takes 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653"},
		{"timeout", func(s *schema.Stack) { s.Function.Timeout = 29 },
			"function.timeout_s is 29; API Gateway stops waiting after 29 s and answers 504, so make it less"},
		{"timeout without an API", func(s *schema.Stack) { s.Function.Timeout, s.API = 900, nil }, ""},
		{"tag key", func(s *schema.Stack) { s.Tags = map[string]string{"aws:x": "y"} },
			"tag aws:x: AWS takes keys of 128 characters that do not begin with aws:"},
		{"tag value", func(s *schema.Stack) { s.Tags = map[string]string{"x": strings.Repeat("é", 257)} },
			"tag x: its value is longer than 256 characters"},
		{"environment", func(s *schema.Stack) { s.Buckets.Models = strings.Repeat("b", 4096) },
			"the function's environment has "},
	} {
		stack := sound()
		c.change(stack)
		d := &Deployer{stack: stack, names: Names(stack, "aws", "123456789012", "us-east-1")}
		v := &Verification{}
		d.verifyStack(v)
		d.verifyRelease(v, &Release{Model: stack.Models[0], Artefact: admission(t), Package: &pack.Package{Zip: []byte("PK"), Architecture: "arm64"}})
		got := ""
		if err := v.Err(); err != nil {
			got = err.Error()
			if !errors.Is(err, ErrRefused) {
				t.Errorf("%s: %v is not ErrRefused", c.name, err)
			}
		}
		if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q; want %q in it", c.name, got, c.want)
		}
	}
}

func TestVerificationPrints(t *testing.T) {
	v := &Verification{}
	v.add("stack.json", OK, "names: %d, none too long", 5)
	v.add("stack.json", Skipped, "permissions boundary: stack.json names none")
	v.add("resources", NG, "role R exists")
	var tree strings.Builder
	if err := v.Print(&tree); err != nil {
		t.Fatal(err)
	}
	want := "  stack.json\n    [OK]   names: 5, none too long\n    [SKIP] permissions boundary: stack.json names none\n  resources\n    [NG]   role R exists\n"
	if tree.String() != want {
		t.Errorf("\n got %q\nwant %q", tree.String(), want)
	}
	if got, want := v.Err().Error(), "a check says no, so nothing was changed\n    [NG] resources: role R exists"; got != want {
		t.Errorf("%q; want %q", got, want)
	}
	v.add("stack.json", NG, "x")
	if got, want := v.Err().Error(), "2 checks say no, so nothing was changed\n    [NG] resources: role R exists\n    [NG] stack.json: x"; got != want {
		t.Errorf("%q; want %q", got, want)
	}
}

// GATE=skip is for an emulator, never for AWS.
func TestSkipGate(t *testing.T) {
	for endpoint, want := range map[string]bool{
		"http://127.0.0.1:5000":                  true,
		"http://moto.example:5000":               true,
		"":                                       false,
		"https://lambda.us-east-1.amazonaws.com": false,
		"https://lambda.cn-north-1.amazonaws.com.cn": false,
		"https://lambda.us-east-1.api.aws":           false,
	} {
		var said strings.Builder
		d := &Deployer{Out: &said, endpoint: endpoint}
		err := d.SkipGate()
		if (err == nil) != want || d.ungated != want || want != strings.Contains(said.String(), "NOTHING THAT GOES LIVE IS PROVED") {
			t.Errorf("%q: %v, ungated %t, said %q; want it honoured: %t", endpoint, err, d.ungated, said.String(), want)
		}
		if err != nil && !errors.Is(err, ErrRefused) {
			t.Errorf("%q: %v is not ErrRefused", endpoint, err)
		}
	}
}
