package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"serverless-poc/deploy"
	"serverless-poc/internal/sfnengine"
	"serverless-poc/schema"
)

const dataBucket = "serverless-poc-data"

// A batchWorld is a world with a state machine, deployed, and a bucket of data.
type batchWorld struct {
	*world
	s3 *s3.Client
}

func newBatchWorld(t *testing.T) *batchWorld {
	t.Helper()
	if testing.Short() {
		t.Skip("runs Step Functions' executions; run without -short")
	}
	if _, err := sfnengine.Program(); err != nil {
		t.Skipf("the engine of Step Functions is not here: %v", err)
	}
	w := &batchWorld{world: newWorld(t)}
	w.stack.Batch = &schema.StackBatch{StateMachine: "ServerlessPOCBatch", Role: "ServerlessPOCBatch",
		Input: "s3://" + dataBucket + "/in", Output: "s3://" + dataBucket + "/out", Concurrency: 4}
	w.s3 = s3.NewFromConfig(w.cfg)
	_, err := w.s3.CreateBucket(t.Context(), &s3.CreateBucketInput{Bucket: aws.String(dataBucket)})
	must(t, err)
	w.deploy()
	return w
}

func (w *batchWorld) put(key, text string) {
	w.t.Helper()
	_, err := w.s3.PutObject(w.t.Context(), &s3.PutObjectInput{Bucket: aws.String(dataBucket), Key: &key, Body: strings.NewReader(text)})
	must(w.t, err)
}

// lines reads the lines of some objects.
func (w *batchWorld) lines(keys []string) [][]byte {
	w.t.Helper()
	var lines [][]byte
	for _, key := range keys {
		out, err := w.s3.GetObject(w.t.Context(), &s3.GetObjectInput{Bucket: aws.String(dataBucket), Key: &key})
		must(w.t, err)
		data, err := io.ReadAll(out.Body)
		must(w.t, err)
		lines = append(lines, slices.Collect(bytes.Lines(data))...)
	}
	return lines
}

func (w *batchWorld) score(from, to string) (*deploy.Scored, error) {
	w.t.Helper()
	return w.deployer().Score(w.t.Context(), deploy.Scoring{Model: w.stack.Models[0], From: from, To: to, Most: 1})
}

// started counts the executions that were started.
func (w *batchWorld) started() int {
	n := 0
	for _, c := range w.calls() {
		if c.Service == "states" && c.Operation == "StartExecution" && c.Status == 200 {
			n++
		}
	}
	return n
}

// goldenTable is a CSV of so many rows: golden cases that R has answered, again
// and again, and every hundredth row one that no model takes. It gives R's
// response of each row by its id.
func goldenTable(t *testing.T, rows int) (text string, want map[string]float64, bad int) {
	t.Helper()
	var cases []schema.Case
	for _, c := range seed(t).Cases {
		if c = c.Served(); c.Expect != nil {
			cases = append(cases, c)
		}
	}
	if len(cases) < 5 {
		t.Fatalf("%d golden cases", len(cases))
	}
	var b strings.Builder
	b.WriteString("id,gre,gpa,rank\n")
	want = map[string]float64{}
	for i := range rows {
		id := fmt.Sprintf("r%05d", i)
		if i%100 == 99 {
			fmt.Fprintf(&b, "%s,700,much,2\n", id)
			bad++
			continue
		}
		c := cases[i%len(cases)]
		fmt.Fprintf(&b, "%s,%s,%s,%s\n", id, cell(c.Input["gre"]), cell(c.Input["gpa"]), cell(c.Input["rank"]))
		want[id] = float64(c.Expect.Response.Number)
	}
	return b.String(), want, bad
}

func cell(v schema.Value) string { return strings.Trim(v.String(), `"`) }

// A table goes through Step Functions in batches: each row that R answers has R's
// number, each that no model takes its reason, and none is lost. The second time
// nothing is started or paid for.
func TestScore(t *testing.T) {
	w := newBatchWorld(t)
	const rows = 5000
	text, want, bad := goldenTable(t, rows)
	w.put("in/applicants.csv", text)
	x, err := w.score("s3://"+dataBucket+"/in/applicants.csv", "s3://"+dataBucket+"/out")
	if err != nil {
		t.Fatalf("%v\nit said:\n%s", err, &w.said)
	}
	t.Logf("it said:\n%s", &w.said)
	if len(x.Runs) != 1 {
		t.Fatalf("%d runs", len(x.Runs))
	}
	s := x.Runs[0]
	if s.Rows != rows || s.Scored != len(want) || s.Refused != bad || s.Failed != 0 || s.Batches < 3 || s.Artefact != w.release.Artefact.Artefact.Version {
		t.Errorf("%+v; want %d rows, %d scored, %d refused, several batches", s, rows, len(want), bad)
	}
	for _, line := range w.lines(s.Results) {
		var got struct {
			Row    struct{ ID string }
			Answer struct{ Response float64 }
		}
		must(t, json.Unmarshal(line, &got))
		if r, ok := want[got.Row.ID]; !ok || math.Abs(got.Answer.Response-r) > 1e-12*math.Abs(r) {
			t.Fatalf("row %q has %v; R says %v (%t)", got.Row.ID, got.Answer.Response, r, ok)
		}
		delete(want, got.Row.ID)
	}
	if len(want) != 0 {
		t.Errorf("%d rows have no answer", len(want))
	}
	rejects := w.lines(s.Rejects)
	if len(rejects) != bad || !bytes.Contains(rejects[0], []byte(`"gpa":"much"`)) || !bytes.Contains(rejects[0], []byte(`"much\" is not a number`)) {
		t.Errorf("%d rejects, the first %s", len(rejects), rejects[0])
	}
	again, err := w.score("s3://"+dataBucket+"/in/applicants.csv", "s3://"+dataBucket+"/out")
	must(t, err)
	if a := again.Runs[0]; a.Run != s.Run || a.Rows != s.Rows || w.started() != 1 || strings.Contains(w.said.String(), "cost") {
		t.Errorf("the second time: %v, %d executions started; want the same run, 1\n%s", a, w.started(), &w.said)
	}
}

// A folder is a run for each object, whatever its format; what was there before
// is not scored again.
func TestScoreFolder(t *testing.T) {
	w := newBatchWorld(t)
	w.put("in/day/a.csv", "gre,gpa,rank\n800,4,1\n")
	w.put("in/day/b.jsonl", "{\"gre\":800,\"gpa\":4,\"rank\":1}\n{\"gre\":400,\"gpa\":3,\"rank\":4}\n")
	from, to := "s3://"+dataBucket+"/in/day/", "s3://"+dataBucket+"/out/day"
	x, err := w.score(from, to)
	must(t, err)
	if scored, refused, failed := x.Rows(); len(x.Runs) != 2 || scored != 3 || refused != 0 || failed != 0 {
		t.Errorf("%d runs, %d %d %d rows; want 2 with 3 scored", len(x.Runs), scored, refused, failed)
	}
	w.put("in/day/c.json", `[{"gre":800,"gpa":4,"rank":1}]`)
	x, err = w.score(from, to)
	must(t, err)
	if scored, _, _ := x.Rows(); scored != 4 || w.started() != 3 {
		t.Errorf("%d rows, %d executions; want 4 and 3", scored, w.started())
	}
}

// What is refused before anything is started.
func TestScoreRefuses(t *testing.T) {
	w := newBatchWorld(t)
	w.put("in/names.csv", "gre,grade,rank\n800,4,1\n700,3,2\n")
	w.put("in/good.csv", "gre,gpa,rank\n800,4,1\n")
	w.put("in/packed.csv.gz", "x")
	in, out := "s3://"+dataBucket+"/in/", "s3://"+dataBucket+"/out"
	for _, c := range []struct{ name, from, to, want string }{
		{"names", in + "names.csv", out, "every one of the first 2 rows is refused, the first because gpa: missing; send a number; \"grade\" is not a predictor of this model: did you mean \"gpa\"?; nothing was started"},
		{"not there", in + "other.csv", out, in + "other.csv has no rows: there is no such object, or it is empty; a folder ends at a slash"},
		{"packed", in + "packed.csv.gz", out, in + "packed.csv.gz: Step Functions reads the rows of .csv, .json, .jsonl and .ndjson; this one unpack or convert first"},
		{"elsewhere", "s3://other/in/a.csv", out, "s3://other/in/a.csv is not below s3://" + dataBucket + "/in, batch.input of stack.json, where alone the state machine may read"},
		{"to elsewhere", in + "good.csv", "s3://" + dataBucket, "s3://" + dataBucket + "/ is not below s3://" + dataBucket + "/out, batch.output of stack.json, where alone the state machine may write"},
		{"no address", "good.csv", out, `"good.csv" is no address in S3; write s3://bucket/key`},
	} {
		if _, err := w.score(c.from, c.to); err == nil || err.Error() != c.want {
			t.Errorf("%s:\n got %v\nwant %s", c.name, err, c.want)
		}
	}
	_, err := w.deployer().Score(t.Context(), deploy.Scoring{Model: w.stack.Models[0], From: in + "good.csv", To: out})
	wantError(t, "the cost", err, "costs about $0.0", "which is more than $0.00; nothing was started; MOST=")
	w.stack.Batch = nil
	_, err = w.score(in+"good.csv", out)
	wantError(t, "no batch", err, "stack.json has no batch")
	if w.started() != 0 {
		t.Errorf("%d executions were started", w.started())
	}
}

// A batch that cannot be called for has no answers; its rows are rejects that
// say so, and the others have theirs.
func TestScoreFailedBatch(t *testing.T) {
	w := newBatchWorld(t)
	var b strings.Builder
	for range 600 {
		b.WriteString("{\"gre\":800,\"gpa\":4,\"rank\":1}\n")
	}
	fmt.Fprintf(&b, "{\"gre\":800,\"gpa\":4,\"rank\":1,%q:1}\n", strings.Repeat("x", 7<<20)) // no call may be as long as that
	b.WriteString("{\"gre\":800,\"gpa\":4,\"rank\":1}\n")
	w.put("in/long.jsonl", b.String())
	x, err := w.score("s3://"+dataBucket+"/in/long.jsonl", "s3://"+dataBucket+"/out")
	if err != nil {
		t.Fatalf("%v\nit said:\n%s", err, &w.said)
	}
	s := x.Runs[0]
	if s.Rows != 602 || s.Failed == 0 || s.Failed > 60 || s.Scored != 602-s.Failed || s.Refused != 0 {
		t.Errorf("%v; want 602 rows, a batch of few failed", s)
	}
	rejects := w.lines(s.Rejects)
	if len(rejects) != s.Failed || len(rejects) == 0 || !bytes.Contains(rejects[0], []byte("the whole batch failed: ")) {
		t.Errorf("%d rejects of %d rows that failed", len(rejects), s.Failed)
	}
}

// The state machine's role may do its work and nothing else: what it may no longer
// read ends the run with the reason, and the next run has another name.
func TestScoreWithoutPermission(t *testing.T) {
	w := newBatchWorld(t)
	w.put("in/a.csv", "gre,gpa,rank\n800,4,1\n")
	w.dropBatchPolicy()
	from, to := "s3://"+dataBucket+"/in/a.csv", "s3://"+dataBucket+"/out"
	_, err := w.score(from, to)
	wantError(t, "without its policy", err, "ended with FAILED", "is not authorized to perform: states:StartExecution")
	w.deploy() // puts it right
	x, err := w.score(from, to)
	must(t, err)
	if r := x.Runs[0]; !strings.HasSuffix(r.Run, "-2") || r.Scored != 1 {
		t.Errorf("%v; want the run with -2 at its end", r)
	}
	var by []string
	for _, c := range w.calls() {
		if strings.Contains(c.Caller, "assumed-role/ServerlessPOCBatch/") && c.Status < 300 {
			by = append(by, c.Service+":"+c.Operation)
		}
	}
	slices.Sort(by)
	if got := strings.Join(slices.Compact(by), " "); got != "lambda:Invoke s3:GetObject s3:PutObject" {
		t.Errorf("the role has called %s", got)
	}
}

func (w *batchWorld) dropBatchPolicy() {
	w.t.Helper()
	name := w.stack.Batch.Role
	_, err := iam.NewFromConfig(w.cfg).DeleteRolePolicy(w.t.Context(), &iam.DeleteRolePolicyInput{RoleName: &name, PolicyName: aws.String("batch")})
	must(w.t, err)
}

// A stack without a state machine makes not one call about it, whatever the verb.
func TestNoBatchNoCalls(t *testing.T) {
	w := newWorld(t)
	w.deploy()
	w.deploy()
	_, err := w.deployer().Plan(t.Context(), w.release)
	must(t, err)
	_, err = w.deployer().Destroy(t.Context())
	must(t, err)
	calls := w.calls()
	for _, c := range calls {
		if c.Service == "states" || strings.Contains(c.Operation, "RolePolic") && c.Operation != "AttachRolePolicy" && c.Operation != "DetachRolePolicy" && c.Operation != "ListAttachedRolePolicies" {
			t.Errorf("call %d is %s:%s", c.Seq, c.Service, c.Operation)
		}
	}
	if len(calls) < 100 {
		t.Errorf("%d calls: the verbs cannot have done their work", len(calls))
	}
}
