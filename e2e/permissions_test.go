package e2e

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"serverless-poc/deploy"
	"serverless-poc/emulator"
	"serverless-poc/iam"
	"serverless-poc/schema"
)

// actionOf is the IAM action that an S3 or Lambda operation needs where it is
// not called like the operation (AWS: Service Authorization Reference).
var actionOf = map[string][]string{
	"s3:HeadBucket":           {"s3:ListBucket"},
	"s3:HeadObject":           {"s3:GetObject"},
	"s3:ListObjectVersions":   {"s3:ListBucketVersions"},
	"s3:DeleteObjects":        {"s3:DeleteObject", "s3:DeleteObjectVersion"},
	"s3:GetPublicAccessBlock": {"s3:GetBucketPublicAccessBlock"},
	"s3:PutPublicAccessBlock": {"s3:PutBucketPublicAccessBlock"},
	"s3:GetBucketEncryption":  {"s3:GetEncryptionConfiguration"},
	"s3:PutBucketEncryption":  {"s3:PutEncryptionConfiguration"},
	"lambda:Invoke":           {"lambda:InvokeFunction"},
	"lambda:GetFunction":      {"lambda:GetFunction", "lambda:ListTags"}, // without ListTags the reply has no tags
	"lambda:CreateFunction":   {"lambda:CreateFunction", "iam:PassRole", "s3:GetObject"},
	"sts:GetCallerIdentity":   nil, // needs no permission

	"apigateway:TagResource": {"apigateway:PUT", "apigateway:PATCH"},
}

// verbs are API Gateway's actions: the methods of its operations.
var verbs = map[string]string{
	"Get": "apigateway:GET", "Create": "apigateway:POST", "Put": "apigateway:PUT",
	"Update": "apigateway:PATCH", "Delete": "apigateway:DELETE",
}

// actionsOf are the IAM actions of a call.
func actionsOf(c emulator.Call) []string {
	name := c.Service + ":" + c.Operation
	if actions, ok := actionOf[name]; ok {
		return actions
	}
	for verb, action := range verbs {
		if c.Service == "apigateway" && strings.HasPrefix(c.Operation, verb) {
			return []string{action}
		}
	}
	return []string{name}
}

// notSeen are actions of deployer.json that this life of a stack does not use.
var notSeen = map[string]string{
	"iam:CreatePolicyVersion":    "the policy's document changed",
	"iam:DeletePolicyVersion":    "the same, the sixth time",
	"iam:TagPolicy":              "tags changed in stack.json",
	"iam:TagRole":                "the same",
	"iam:UpdateAssumeRolePolicy": "somebody changed the trust policy",
	"lambda:TagResource":         "tags changed in stack.json",
	"logs:TagResource":           "Lambda made the group first",
	"events:TagResource":         "tags changed in stack.json",
	"lambda:RemovePermission":    "the API was made again, or somebody changed a permission",
}

// The deployer's policy has exactly the actions of the calls that the deployer
// makes in the life of a stack.
func TestDeployerPolicyIsWhatDeployCalls(t *testing.T) {
	w := wholeWorld(t)
	w.stack.Site = &schema.StackSite{Bucket: "serverless-poc-site"}
	w.deploy()
	w.release.Artefact = admission(t, "2031-01-01T00:00:00Z")
	w.release.Package = otherPackage(t, w.release.Package)
	w.deploy()
	_, err := w.deployer().Rollback(t.Context(), function, "")
	must(t, err)
	must(t, w.deployer().Logs(t.Context(), io.Discard, function, time.Hour, ""))
	for day := range 6 { // more versions than are kept
		w.release.Artefact = admission(t, fmt.Sprintf("2031-01-%02dT00:00:00Z", 2+day))
		w.deploy()
	}
	_, err = w.deployer().Destroy(t.Context())
	must(t, err)

	called := map[string]bool{}
	for _, c := range w.calls() {
		if !strings.HasSuffix(c.Caller, ":root") {
			continue // the function itself
		}
		for _, a := range actionsOf(c) {
			called[a] = true
		}
	}
	allowed := allowedActions(t, deploy.Names(w.stack, "aws", "a", "r"))
	for _, action := range slices.Sorted(maps.Keys(called)) {
		if !allowed[action] {
			t.Errorf("deploy needs %s; add it to iam/documents/deployer.json", action)
		}
	}
	for _, action := range slices.Sorted(maps.Keys(allowed)) {
		if _, known := notSeen[action]; !called[action] && !known {
			t.Errorf("deploy never needs %s; take it out of iam/documents/deployer.json", action)
		}
	}
}

func allowedActions(t *testing.T, names iam.Names) map[string]bool {
	t.Helper()
	text, err := iam.Deployer(names)
	must(t, err)
	var doc struct {
		Statement []struct{ Action any }
	}
	must(t, json.Unmarshal([]byte(text), &doc))
	allowed := map[string]bool{}
	for _, s := range doc.Statement {
		switch a := s.Action.(type) {
		case string:
			allowed[a] = true
		case []any:
			for _, x := range a {
				allowed[x.(string)] = true
			}
		}
	}
	return allowed
}
