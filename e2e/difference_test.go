package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/s3"

	"serverless-poc/converter"
	"serverless-poc/deploy"
	"serverless-poc/internal/task"
	"serverless-poc/schema"
)

// applicants is a version of the model that converter/testdata/diff/make.R made:
// old, refit (the same formula, other answers) or other (another formula).
func applicants(t *testing.T, name string) *converter.Converted {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "converter", "testdata", "diff", name+".json"))
	must(t, err)
	c, err := converter.Convert(data)
	must(t, err)
	return c
}

// newDifferenceWorld has version 1 of applicants live.
func newDifferenceWorld(t *testing.T) *world {
	w := newWorld(t)
	w.stack.Models[0] = schema.StackModel{Name: "applicants", Function: function, Coefficients: "refit.json"}
	w.release.Model, w.release.Artefact = w.stack.Models[0], applicants(t, "old")
	w.deploy()
	w.release.Artefact = applicants(t, "refit")
	return w
}

// limit sets the limits of stack.json.
func (w *world) limit(l *schema.StackLimit) {
	w.stack.Models[0].Limit = l
	w.release.Model = w.stack.Models[0]
}

// history is the table of versions.
func (w *world) history() string {
	w.t.Helper()
	h, err := w.deployer().History(w.t.Context(), function)
	must(w.t, err)
	var table strings.Builder
	must(w.t, h.Print(&table))
	return table.String()
}

func number(x schema.Number) *schema.Number { return &x }

// A refit beyond a limit stops before anything changes, with what was measured
// and how to go on; ACCEPT takes that one version, and the history says so.
func TestLimits(t *testing.T) {
	w := newDifferenceWorld(t)
	if table := w.history(); !strings.Contains(table, "live now; first version; ") {
		t.Errorf("history of the first version:\n%s", table)
	}
	w.limit(&schema.StackLimit{Shift: number(0.05), Flipped: number(0.2), CoefficientSE: number(0.5)})
	version := w.release.Artefact.Artefact.Version
	w.mutating()
	beyond := []string{
		"2 checks say no, so nothing was changed",
		"[NG] model applicants: limit.shift of stack.json allows 0.05, and the largest shift of 210 rows is 0.087785: " +
			`0.52529 -> 0.43751 for {"gpa":2.886,"gre":782,"rank":"1"} (row 81 drawn from the old training summary); ` +
			"look at go tool mage diff, then raise the limit, or take this one version: ACCEPT=" + version + " go tool mage deploy",
		"limit.coefficient_se of stack.json allows 0.5, and coefficient gre moves by 0.8877 standard errors: 0.0022644 -> 0.0012933",
	}
	refused := func(what string, err error, words ...string) {
		t.Helper()
		wantError(t, what, err, words...)
		if !errors.Is(err, deploy.ErrRefused) {
			t.Errorf("%s: %v is not ErrRefused", what, err)
		}
		if calls := w.mutating(); len(calls) > 0 || w.live() != "1" {
			t.Errorf("%s: changing calls %q, version %s live; want none, 1", what, calls, w.live())
		}
	}
	_, err := w.deployer().Deploy(t.Context(), w.release)
	refused("deploy", err, beyond...)
	_, err = w.deployer().Shift(t.Context(), w.release)
	refused("shift", err, beyond...)
	d := w.deployer()
	d.Accept = "20200101T000000Z-0123456789ab"
	_, err = d.Deploy(t.Context(), w.release)
	refused("ACCEPT of another version", err, "go tool mage deploy (ACCEPT=20200101T000000Z-0123456789ab is another one)")

	d = w.deployer()
	d.Accept = version
	out, err := d.Deploy(t.Context(), w.release)
	must(t, err)
	note := "against version 1: gre -0.89 se, largest shift 0.088, 11 of 210 decisions flipped, accepted beyond limit.shift, accepted beyond limit.coefficient_se"
	if out.Version != "2" || !strings.Contains(w.said.String(), "  difference: "+note+"\n") {
		t.Errorf("%+v; want version 2, and %q:\n%s", out, note, &w.said)
	}
	if table := w.history(); !strings.Contains(table, "live now; "+note+"; ") || !strings.Contains(table, "first version; ") {
		t.Errorf("history does not say %q:\n%s", note, table)
	}
	w.mutating()
	if out := w.deploy(); out.Changed != 0 || len(w.mutating()) > 0 { // what is live is not held against limits
		t.Errorf("again: %+v; want no change", out)
	}
}

// Within the limits, and without numbers to compare, a deploy goes on; where a
// limit cannot be looked at, it stops.
func TestLimitsThatHold(t *testing.T) {
	w := newDifferenceWorld(t)
	w.limit(&schema.StackLimit{Shift: number(0.1), Flipped: number(0.06), CoefficientSE: number(1)})
	v, err := w.deployer().Verify(t.Context(), w.release)
	must(t, err)
	var checks strings.Builder
	must(t, v.Print(&checks))
	for _, words := range []string{
		"[OK]   difference against version 1: gre -0.89 se, largest shift 0.088, 11 of 210 decisions flipped\n",
		"[OK]   limit.shift 0.1: the largest shift of 210 rows is 0.087785: ",
		"[OK]   limit.flipped 0.06: 11 of 210 decisions flip, a share of 0.052381; the first: ",
		"[OK]   limit.coefficient_se 1: coefficient gre moves by 0.8877 standard errors: ",
	} {
		if !strings.Contains(checks.String(), words) {
			t.Errorf("verify does not say %q:\n%s", words, &checks)
		}
	}
	w.deploy()
	w.stack.Function.Memory = 256
	w.deploy()
	if table := w.history(); !strings.Contains(table, "live now; against version 2: the same artefact; ") {
		t.Errorf("another memory:\n%s", table)
	}

	// What is live was changed behind the deployer's back.
	key := w.release.Artefact.Artefact.Key()
	_, err = s3.NewFromConfig(w.cfg).PutObject(t.Context(), &s3.PutObjectInput{Bucket: &w.stack.Buckets.Models, Key: &key, Body: strings.NewReader("{}")})
	must(t, err)
	w.release.Artefact = applicants(t, "other")
	_, err = w.deployer().Deploy(t.Context(), w.release)
	wantError(t, "a live artefact that was changed", err,
		"limits: version 3 cannot be compared with: s3://serverless-poc-models/"+key+" was changed after it was published", "then take the limit out of stack.json, or ")
	w.limit(nil)
	w.deploy()
	if table := w.history(); !strings.Contains(table, "live now; not compared with version 3; ") {
		t.Errorf("after it:\n%s", table)
	}
}

// mage diff: tables, the limits, a picture, or one document; nothing changes.
func TestMageDiff(t *testing.T) {
	w := newDifferenceWorld(t)
	w.limit(&schema.StackLimit{Shift: number(0.05), Flipped: number(0.2)})
	root := w.root()
	data, err := os.ReadFile("../converter/testdata/diff/refit.json")
	must(t, err)
	must(t, os.WriteFile(filepath.Join(root, "refit.json"), data, 0o644))
	diff := func(change func(*task.Run)) string {
		t.Helper()
		var out bytes.Buffer
		r := &task.Run{Root: root, Target: "local", Out: &out}
		change(r)
		must(t, r.Diff(t.Context()))
		return out.String()
	}
	w.mutating()
	picture := filepath.Join(t.TempDir(), "picture.svg")
	said := diff(func(r *task.Run) { r.SVG = picture })
	for _, words := range []string{
		"diff      ServerlessPOCAdmission: version 1, which is live, against refit.json\n",
		"  gre          0.0022644  0.0012933  -0.00097115  -0.89   *----------o            |\n",
		"  rows drawn from the training summaries   200   0.087785  0.0201    10 of 200\n",
		"limit     shift 0.05, BEYOND, so deploy stops: the largest shift of 210 rows is 0.087785",
		"limit     flipped 0.2, within: 11 of 210 decisions flip",
		"note      gre -0.89 se, largest shift 0.088, 11 of 210 decisions flipped\n",
		"picture   created " + picture + "\n",
	} {
		if !strings.Contains(said, words) {
			t.Errorf("mage diff does not say %q:\n%s", words, said)
		}
	}
	var document converter.Difference
	if err := json.Unmarshal([]byte(diff(func(r *task.Run) { r.JSON = true })), &document); err != nil || document.Predictions.Golden.Rows != 10 {
		t.Errorf("JSON=1: %v, %+v", err, document.Predictions)
	}
	if calls := w.mutating(); len(calls) > 0 {
		t.Errorf("changing calls %q; want none", calls)
	}
	_, err = w.deployer().Destroy(t.Context())
	must(t, err)
	if said := diff(func(*task.Run) {}); !strings.HasSuffix(said, "diff      ServerlessPOCAdmission: nothing is live yet, so there is nothing to compare with\n") {
		t.Errorf("on an empty account:\n%s", said)
	}
	if said := diff(func(r *task.Run) { r.JSON = true }); said != "null\n" {
		t.Errorf("on an empty account, JSON=1: %q", said)
	}
}
