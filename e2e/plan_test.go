package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"

	"serverless-poc/deploy"
)

// A policy that somebody has widened is shown statement by statement, and
// nothing else is planned; the same in JSON, twice the same bytes.
func TestPlanShowsStatements(t *testing.T) {
	w := newWorld(t)
	w.deploy()
	arn := "arn:aws:iam::" + w.deployer().Account + ":policy/" + w.stack.Policy
	wide := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}`
	_, err := iam.NewFromConfig(w.cfg).CreatePolicyVersion(t.Context(), &iam.CreatePolicyVersionInput{PolicyArn: &arn, PolicyDocument: &wide, SetAsDefault: true})
	must(t, err)
	d := w.deployer()
	plan, err := d.Plan(t.Context(), w.release)
	must(t, err)
	if plan.Changes() != 1 {
		t.Errorf("%d changes; want the policy alone", plan.Changes())
	}
	var lines []string
	for _, s := range plan.Steps {
		if s.Action != deploy.Keep {
			lines = append(lines, s.String())
		}
	}
	want := "~ policy     ServerlessPOC: document no longer says [Allow s3:* on *], document says [Allow s3:GetObject on arn:aws:s3:::serverless-poc-models/*]"
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}

	document, err := d.JSON(plan)
	must(t, err)
	plan, err = d.Plan(t.Context(), w.release)
	must(t, err)
	again, err := d.JSON(plan)
	must(t, err)
	if !bytes.Equal(document, again) {
		t.Errorf("two documents of one plan:\n%s\n%s", document, again)
	}
	var read struct {
		Stack, Account, Region string
		Changes                int
		Steps                  []struct {
			Kind, Name, Action string
			Changes            []struct{ Attribute, Current, Desired string }
		}
	}
	must(t, json.Unmarshal(document, &read))
	if read.Stack != "ServerlessPOC" || read.Region != "us-east-1" || read.Changes != 1 || len(read.Steps) != len(plan.Steps) {
		t.Errorf("%+v", read)
	}
	for _, s := range read.Steps {
		if s.Kind == "policy" && (s.Action != "update" || len(s.Changes) != 2 || s.Changes[0].Attribute != "document statement" || s.Changes[0].Current != "Allow s3:* on *") {
			t.Errorf("%+v", s)
		}
	}
}

// Verify changes nothing, says what is there, and refuses what is not ours.
func TestVerify(t *testing.T) {
	w := newWorld(t)
	v, err := w.deployer().Verify(t.Context(), w.release)
	must(t, err)
	if v.Err() != nil || v.Count(deploy.OK) < 10 || len(w.mutating()) != 0 {
		t.Errorf("on an empty account: %+v", v)
	}
	w.deploy()
	name := function
	_, err = lambda.NewFromConfig(w.cfg).UntagResource(t.Context(), &lambda.UntagResourceInput{
		Resource: new("arn:aws:lambda:us-east-1:" + w.deployer().Account + ":function:" + name), TagKeys: []string{deploy.TagKey}})
	must(t, err)
	w.mutating()
	v, err = w.deployer().Verify(t.Context(), w.release)
	must(t, err)
	var tree strings.Builder
	must(t, v.Print(&tree))
	for _, words := range []string{
		"[OK]   bucket serverless-poc-models: is ours and as it should be",
		"[NG]   function ServerlessPOCAdmission exists and has no tag serverless-poc:stack, so it is not touched",
		"[OK]   version 1 answers, so its role has read its model",
		"[SKIP] timeout against API Gateway's 29 s: the stack has no API",
	} {
		if !strings.Contains(tree.String(), words) {
			t.Errorf("verify lacks %q:\n%s", words, &tree)
		}
	}
	_, err = w.deployer().Deploy(t.Context(), w.release)
	wantError(t, "deploy", err, "a check says no, so nothing was changed", "[NG] resources: function ServerlessPOCAdmission exists and has no tag")
	if calls := w.mutating(); !errors.Is(err, deploy.ErrRefused) || len(calls) != 0 {
		t.Errorf("%v, changing calls %q; want ErrRefused and none", err, calls)
	}
}
