package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"serverless-poc/converter"
	"serverless-poc/deploy"
	"serverless-poc/internal/psi"
	"serverless-poc/internal/task"
)

// 10,000 rows as the model was fitted on are no drift, 10,000 of better
// applicants are: sent to the real program on the embedded AWS, whose log is all
// that is read. The golden cases that proved the version are not among them.
func TestStreamDrift(t *testing.T) {
	w := newWorld(t)
	w.deploy()
	population := trained(t)
	if x := w.drift(time.Hour); x.Verdict != psi.TooFew || x.Lines != 0 {
		t.Errorf("before the first row: %s, %d lines, of %d rows", x.Verdict, x.Lines, x.Rows)
	}

	w.stream(streamOf(population, 1, nil), 20, 500)
	x := w.drift(time.Hour)
	if x.Verdict != psi.Stable || x.Rows != 10000 {
		t.Errorf("as it was fitted on: %s, %d rows\n%s", x.Verdict, x.Rows, table(t, x))
	}
	t.Logf("as it was fitted on:\n%s", table(t, x))

	from := apart()
	w.stream(streamOf(population, 2, better), 20, 500)
	x = w.driftSince(from)
	if x.Verdict != psi.Drifted || x.Rows != 10000 {
		t.Errorf("better applicants: %s, %d rows\n%s", x.Verdict, x.Rows, table(t, x))
	}
	for _, item := range x.Items {
		if moved := item.Verdict == psi.Drifted; moved != (item.Name == "gre") && item.Kind == "predictor" {
			t.Errorf("better applicants: %s is %s", item.Name, item.Verdict)
		}
	}
	t.Logf("better applicants:\n%s", table(t, x))
	w.mageDrift(from)
}

// mageDrift is mage in a folder of its own: the document, and status 2.
func (w *world) mageDrift(from time.Time) {
	w.t.Helper()
	var out bytes.Buffer
	r := &task.Run{Root: w.root(), Target: "local", Out: &out, JSON: true, Since: backTo(from).String()}
	err := r.Drift(w.t.Context())
	var exit interface{ ExitStatus() int }
	if !errors.As(err, &exit) || exit.ExitStatus() != 2 || err.Error() != "what the model sees is no longer what it was fitted on" {
		w.t.Errorf("mage drift: %v; want status 2", err)
	}
	var document struct {
		Verdict string
		Rows    int
	}
	if err := json.Unmarshal(out.Bytes(), &document); err != nil || document.Verdict != "drifted" || document.Rows != 10000 {
		w.t.Errorf("JSON=1: %v\n%s", err, &out)
	}
}

// The same with a request for each row, as callers send them.
func TestStreamDriftOfSingleRequests(t *testing.T) {
	const variable = "DRIFT_REQUESTS"
	if os.Getenv(variable) == "" {
		t.Skip("sends 20,000 requests, minutes; " + variable + "=1 go test ./e2e -run TestStreamDriftOfSingleRequests")
	}
	w := newWorld(t)
	w.deploy()
	population := trained(t)
	for i, c := range []struct {
		name   string
		change func(*applicant)
		want   psi.Verdict
	}{{"as it was fitted on", nil, psi.Stable}, {"better applicants", better, psi.Drifted}} {
		from := apart()
		w.stream(streamOf(population, uint64(i), c.change), 10000, 1)
		x := w.driftSince(from)
		if x.Verdict != c.want || x.Rows < 9900 || x.Rows > 10000 {
			t.Errorf("%s: %s, %d rows", c.name, x.Verdict, x.Rows)
		}
		t.Logf("%s, in %s:\n%s", c.name, time.Since(from).Round(time.Second), table(t, x))
	}
}

// margin is how much later than asked somebody may look at the clock.
const margin = time.Second

// apart is a moment behind which what has been logged before stays.
func apart() time.Time {
	time.Sleep(2 * margin)
	return time.Now()
}

// backTo is how far back one has to look to see everything from then on.
func backTo(from time.Time) time.Duration { return time.Since(from) + margin }

// stream sends calls of so many rows each to what is live.
func (w *world) stream(s *stream, calls, rows int) {
	w.t.Helper()
	d := w.deployer()
	for range calls {
		_, err := d.Invoke(w.t.Context(), function, "live", s.call(w.t, rows))
		must(w.t, err)
	}
}

func (w *world) drift(since time.Duration) *deploy.Drift {
	w.t.Helper()
	return w.driftSince(time.Now().Add(-since))
}

// driftSince leaves out what was logged before.
func (w *world) driftSince(from time.Time) *deploy.Drift {
	w.t.Helper()
	d := w.deployer()
	x, err := d.Drift(w.t.Context(), function, backTo(from))
	must(w.t, err)
	if len(x.Unread) > 0 {
		w.t.Errorf("lines were left out: %q", x.Unread)
	}
	return x
}

func table(t *testing.T, x *deploy.Drift) string {
	t.Helper()
	var text strings.Builder
	must(t, x.Print(&text))
	return text.String()
}

// What a function without a live version, or with an artefact of an older
// format, is told.
func TestStreamDriftOfWhatIsNotThere(t *testing.T) {
	w := newWorld(t)
	_, err := w.deployer().Drift(t.Context(), function, time.Hour)
	wantError(t, "nothing is deployed", err, "ServerlessPOCAdmission has no live version here; run deploy first")
	c := seed(t)
	for i := range c.Predictors {
		if r := c.Predictors[i].Range; r != nil {
			r.Bins = nil
		}
	}
	c.Response.Bins, c.Response.Counts = nil, nil
	artefact, err := converter.Convert(sealed(t, c))
	must(t, err)
	w.release.Artefact = artefact
	w.deploy()
	w.stream(streamOf(trained(t), 3, nil), 1, 500)
	x := w.drift(time.Hour)
	if x.Verdict != psi.Stable { // by its levels alone
		t.Errorf("%s", x.Verdict)
	}
	text := table(t, x)
	for _, want := range []string{
		"  gre (predictor) is not compared: the artefact has no bins of its training data: export the fit again (mage refit) and deploy\n",
		"  admit (response) is not compared: the artefact does not say how the fit's own answers are spread: export the fit again (mage refit) and deploy\n",
		"\ndrift     stable, by 500 rows\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s\nlacks %q", text, want)
		}
	}
	document, err := x.JSON()
	must(t, err)
	var read struct {
		Verdict string
		Rows    int
		Items   []struct{ Name, Verdict, Skipped string }
	}
	must(t, json.Unmarshal(document, &read))
	if read.Verdict != "stable" || read.Rows != 500 || len(read.Items) != 4 {
		t.Errorf("%s", document)
	}
}
