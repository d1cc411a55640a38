package iam

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

var names = Names{
	Partition: "aws", Region: "us-east-1", Account: "123456789012",
	ModelsBucket: "serverless-poc-models", PackagesBucket: "serverless-poc-handlers",
	Role: "ServerlessPOC", Policy: "ServerlessPOC", Functions: []string{"ServerlessPOCAdmission"},
	API: true, Schedule: true, Boundary: "arn:aws:iam::123456789012:policy/Bounds", SiteBucket: "serverless-poc-site",
	Batch: &Batch{StateMachine: "ServerlessPOCBatch", Role: "ServerlessPOCBatch", Input: "serverless-poc-data/in/", Output: "serverless-poc-data/out/"},
}

// reasons holds, per document, every action and resource with a * and why it
// must be there. A new * fails the test until somebody writes down why.
var reasons = map[string]map[string]string{
	"function": {
		"arn:aws:s3:::serverless-poc-models/*": "a published version names its own key; all models live in this bucket",
	},
	"trust":       {},
	"batch-trust": {},
	"batch": {
		"arn:aws:lambda:us-east-1:123456789012:function:ServerlessPOCAdmission:*": "a run calls one version, which AWS numbers",
		"arn:aws:s3:::serverless-poc-data/in/*":                                   "whatever data set there is below the input",
		"arn:aws:s3:::serverless-poc-data/out/*":                                  "each run writes below a folder of its own",
		"arn:aws:states:us-east-1:123456789012:execution:ServerlessPOCBatch:*":    "each run has a name of its own",
		"arn:aws:states:us-east-1:123456789012:execution:ServerlessPOCBatch/*:*":  "the children of a map run, by its label and AWS's ids",
	},
	"deployer-batch": {
		"arn:aws:s3:::serverless-poc-data/in/*":                                "the data set of a run",
		"arn:aws:s3:::serverless-poc-data/out/*":                               "each run writes below a folder of its own",
		"arn:aws:states:us-east-1:123456789012:execution:ServerlessPOCBatch:*": "each run has a name of its own",
		"arn:aws:states:us-east-1:123456789012:mapRun:ServerlessPOCBatch/*:*":  "the map runs of a run, by their label and AWS's ids",
	},
	"site": {
		"arn:aws:s3:::serverless-poc-site/*": "every page of the website",
	},
	"bucket": {
		"s3:*":                                 "a Deny: every S3 call without TLS is refused",
		"arn:aws:s3:::serverless-poc-models/*": "a Deny: every object of the bucket",
	},
	"deployer": {
		"*":                                               "lambda:GetAccountSettings is about no resource",
		"arn:aws:s3:::serverless-poc-models/*":            "keys hold the artefact's version",
		"arn:aws:s3:::serverless-poc-handlers/*":          "keys hold the package's digest",
		"arn:aws:s3:::serverless-poc-site/*":              "whatever pages there are, destroy empties the bucket",
		"arn:aws:logs:us-east-1:123456789012:log-group:*": "DescribeLogGroups searches by prefix; AWS checks it against the whole list",
		"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/ServerlessPOCAdmission:*": "AWS writes a log group's ARN with :* at the end in some calls",
		"arn:aws:lambda:us-east-1:123456789012:function:ServerlessPOCAdmission:*":            "versions are numbered by AWS",
		"arn:aws:apigateway:us-east-1::/restapis/*":                                          "AWS chooses the API's id",
		"arn:aws:apigateway:us-east-1::/restapis/*/deployments":                              "the same",
		"arn:aws:apigateway:us-east-1::/restapis/*/stages":                                   "the same",
		"arn:aws:apigateway:us-east-1::/usageplans/*":                                        "AWS chooses the plan's id",
		"arn:aws:apigateway:us-east-1::/usageplans/*/keys":                                   "the same",
		"arn:aws:apigateway:us-east-1::/apikeys/*":                                           "AWS chooses the key's id",
		"arn:aws:apigateway:us-east-1::/tags/*":                                              "who tags must be allowed on the tagged resource's ARN in a path",
	},
}

type statement struct {
	Sid       string
	Effect    string
	Principal any
	Action    any
	NotAction any
	Resource  any
	Condition map[string]map[string]any
}

func rendered(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name, make := range map[string]func() (string, error){
		"function":       func() (string, error) { return Function(names) },
		"trust":          func() (string, error) { return Trust(names) },
		"bucket":         func() (string, error) { return Bucket(names, names.ModelsBucket) },
		"site":           func() (string, error) { return Site(names) },
		"deployer":       func() (string, error) { return Deployer(names) },
		"batch":          func() (string, error) { return BatchRole(names) },
		"batch-trust":    func() (string, error) { return BatchTrust(names) },
		"deployer-batch": func() (string, error) { return DeployerBatch(names) },
	} {
		text, err := make()
		if err != nil {
			t.Fatal(err)
		}
		out[name] = text
	}
	return out
}

func statements(t *testing.T, text string) []statement {
	t.Helper()
	var doc struct {
		Version   string
		Statement []statement
	}
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Version != "2012-10-17" || len(doc.Statement) == 0 {
		t.Fatalf("Version %q with %d statements; want 2012-10-17 and at least one", doc.Version, len(doc.Statement))
	}
	return doc.Statement
}

func list(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, item := range v {
			out = append(out, item.(string))
		}
		return out
	}
	return nil
}

func TestEveryStarHasItsReason(t *testing.T) {
	docs := rendered(t)
	if len(docs) != len(reasons) {
		t.Fatalf("%d documents, reasons for %d", len(docs), len(reasons))
	}
	for name, text := range docs {
		used := map[string]bool{}
		for _, s := range statements(t, text) {
			for _, v := range append(list(s.Action), list(s.Resource)...) {
				if !strings.Contains(v, "*") {
					continue
				}
				used[v] = true
				if reasons[name][v] == "" {
					t.Errorf("%s: %q has a * and no reason; narrow it, or write the reason in this test", name, v)
				}
				if v == "*" && slices.Equal(list(s.Action), []string{"lambda:GetAccountSettings"}) {
					continue // AWS knows no resource for it
				}
				if s.Effect == "Allow" && (v == "*" || strings.HasSuffix(v, ":*") && !strings.HasPrefix(v, "arn:")) {
					t.Errorf("%s: Allow %q; an Allow names its actions and resources", name, v)
				}
			}
			if s.NotAction != nil {
				t.Errorf("%s: NotAction; name the actions", name)
			}
		}
		for v := range reasons[name] {
			if !used[v] {
				t.Errorf("%s: the reason for %q is no longer needed; remove it", name, v)
			}
		}
	}
}

// A role is passed to the one service that is to assume it.
func TestPassRoleIsForOneServiceAndOneRole(t *testing.T) {
	docs := rendered(t)
	for _, c := range []struct{ document, role, service string }{
		{"deployer", names.RoleARN(), "lambda.amazonaws.com"},
		{"deployer-batch", names.BatchRoleARN(), "states.amazonaws.com"},
	} {
		found := 0
		for _, s := range statements(t, docs[c.document]) {
			if !slices.ContainsFunc(list(s.Action), func(a string) bool { return strings.EqualFold(a, "iam:PassRole") }) {
				continue
			}
			found++
			if got := list(s.Resource); !slices.Equal(got, []string{c.role}) {
				t.Errorf("%s: PassRole on %q; want the one role %s", c.document, got, c.role)
			}
			if got := list(s.Condition["StringEquals"]["iam:PassedToService"]); !slices.Equal(got, []string{c.service}) {
				t.Errorf("%s: PassRole to %q; want %s", c.document, got, c.service)
			}
		}
		if found != 1 {
			t.Errorf("%s: %d statements with iam:PassRole; want 1", c.document, found)
		}
	}
}

// Limits: IAM quotas, counted without white space: managed policy 6144
// characters, trust policy 2048, a role's inline policies 10240; S3 bucket policy 20 KB.
func TestSizes(t *testing.T) {
	limits := map[string]int{"function": 6144, "trust": 2048, "bucket": 20 << 10, "site": 20 << 10, "deployer": 6144, "batch": 10240, "batch-trust": 2048, "deployer-batch": 6144}
	for name, text := range rendered(t) {
		if len(text) > limits[name] {
			t.Errorf("%s: %d characters; AWS takes %d", name, len(text), limits[name])
		}
	}
}
