package e2e

import (
	"math"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"

	"serverless-poc/emulator"
	"serverless-poc/emulator/faults"
)

// The seed's event on an empty account; then again without a changing call.
func TestDeployTwice(t *testing.T) {
	w := newWorld(t)
	out := w.deploy()
	if out.Version != "1" || out.Artefact != w.release.Artefact.Artefact.Version || out.Changed != 11 {
		t.Errorf("%+v; want version 1 of the artefact, 11 changes", out)
	}
	if !strings.Contains(w.said.String(), "golden cases sent to version 1, all answered as R did, 3 rounds in a row") {
		t.Errorf("it did not speak of the gate:\n%s", &w.said)
	}
	if n := len(w.mutating()); n < 20 {
		t.Errorf("%d changing calls on an empty account: the count cannot be right", n)
	}
	// R: predict(fit, data.frame(gre = 800, gpa = 4, rank = factor(1)), type = "response")
	result, response, version := w.invoke()
	if !result || math.Abs(response-0.7384082) > 5e-8 || version != out.Artefact {
		t.Errorf("result %t, response %v, version %s; want true, 0.7384082, %s", result, response, version, out.Artefact)
	}
	w.mutating()
	again := w.deploy()
	if calls := w.mutating(); again.Changed != 0 || again.Version != "1" || len(calls) != 0 {
		t.Errorf("the second run: %+v, changing calls %q; want none", again, calls)
	}
}

// A new artefact is a new version; rollback goes back, deploy forward again
// without publishing what is published.
func TestRollback(t *testing.T) {
	w := newWorld(t)
	first := w.deploy().Artefact
	w.release.Artefact = admission(t, "2031-01-01T00:00:00Z")
	second := w.deploy().Artefact
	if _, _, version := w.invoke(); first == second || version != second {
		t.Fatalf("served by %s; want %s, after %s", version, second, first)
	}
	out, err := w.deployer().Rollback(t.Context(), function, "")
	must(t, err)
	if _, _, version := w.invoke(); out.Version != "1" || version != first {
		t.Errorf("rolled back to %+v, served by %s; want version 1, %s", out, version, first)
	}
	status, err := w.deployer().Status(t.Context(), function)
	must(t, err)
	var table strings.Builder
	must(t, status.Print(&table))
	for _, want := range []string{first, second, "  live  1 "} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("status lacks %q:\n%s", want, &table)
		}
	}
	_, err = w.deployer().Rollback(t.Context(), function, "")
	wantError(t, "before the first", err, "ServerlessPOCAdmission has no version before 1; version 1 still serves")
	_, err = w.deployer().Rollback(t.Context(), function, "7")
	wantError(t, "a version that is not there", err, "ServerlessPOCAdmission has no version 7; see status for those it has")
	w.mutating()
	if out := w.deploy(); out.Version != "2" {
		t.Errorf("forward again: version %s; want 2, which is published already", out.Version)
	}
	if got, want := strings.Join(w.mutating(), " "), leased("lambda:UpdateAlias"); got != want {
		t.Errorf("changing calls %s; want %s", got, want)
	}
}

// Memory is part of a published version, though the model is the same.
func TestConfigurationChange(t *testing.T) {
	w := newWorld(t)
	w.deploy()
	w.stack.Function.Memory = 256
	w.mutating()
	if out := w.deploy(); out.Version != "2" || out.Changed != 4 {
		t.Errorf("%+v; want version 2 by 4 changes: function, version, alias, mark", out)
	}
	if !strings.Contains(w.said.String(), "~ function   ServerlessPOCAdmission: memory 128 MB -> 256 MB\n") {
		t.Errorf("it said:\n%s", &w.said)
	}
	if got, want := strings.Join(w.mutating(), " "), leased("lambda:UpdateFunctionConfiguration lambda:PublishVersion lambda:UpdateAlias s3:PutObject"); got != want {
		t.Errorf("changing calls %s; want %s", got, want)
	}
}

// A new program for the same model is a new version too.
func TestCodeChange(t *testing.T) {
	w := newWorld(t)
	w.deploy()
	w.release.Package = otherPackage(t, w.release.Package)
	w.mutating()
	if out := w.deploy(); out.Version != "2" {
		t.Errorf("%+v; want version 2", out)
	}
	if got, want := strings.Join(w.mutating(), " "), leased("s3:PutObject lambda:UpdateFunctionCode lambda:PublishVersion lambda:UpdateAlias s3:PutObject"); got != want {
		t.Errorf("changing calls %s; want %s", got, want)
	}
}

func TestDestroyTwice(t *testing.T) {
	w := newWorld(t)
	w.deploy()
	n, err := w.deployer().Destroy(t.Context())
	must(t, err)
	if n != 6 {
		t.Errorf("%d removed; want 6: function, log group, role, policy, two buckets:\n%s", n, &w.said)
	}
	w.mutating()
	n, err = w.deployer().Destroy(t.Context())
	must(t, err)
	if calls := w.mutating(); n != 0 || len(calls) != 0 {
		t.Errorf("the second time: %d removed, changing calls %q; want none", n, calls)
	}
	if out := w.deploy(); out.Version == "" {
		t.Errorf("after a destroy: %+v", out)
	}
}

// A call that was under way when the function went makes the log group again,
// without a tag: destroy looks once more.
func TestDestroyLateCall(t *testing.T) {
	w := newWorld(t)
	w.deploy()
	group := "/aws/lambda/" + function
	logs := cloudwatchlogs.NewFromConfig(w.cfg)
	script := faults.Script(func(c *emulator.Call) *emulator.Fault {
		if c.Operation != "DeleteRole" { // after the log group
			return nil
		}
		return &emulator.Fault{Run: func() {
			_, err := logs.CreateLogGroup(t.Context(), &cloudwatchlogs.CreateLogGroupInput{LogGroupName: &group})
			must(t, err)
		}}
	})
	w.script.Store(&script)
	_, err := w.deployer().Destroy(t.Context())
	must(t, err)
	if want := "  - log group " + group + ", which a late call had made again\n"; !strings.Contains(w.said.String(), want) {
		t.Errorf("it did not say %q:\n%s", want, &w.said)
	}
	out, err := logs.DescribeLogGroups(t.Context(), &cloudwatchlogs.DescribeLogGroupsInput{LogGroupNamePrefix: &group})
	must(t, err)
	if len(out.LogGroups) != 0 {
		t.Errorf("there is still %v", out.LogGroups)
	}
}
