package e2e

import (
	"errors"
	"strings"
	"testing"
	"time"

	"serverless-poc/deploy"
	"serverless-poc/emulator/clock"
	"serverless-poc/schema"
)

// publicWorld is a world whose stack has an API.
func publicWorld(t *testing.T) *world {
	t.Helper()
	w := newWorldOn(t, clock.NewVirtual(time.Now()))
	w.stack.API = &schema.StackAPI{
		Name: "ServerlessPOC", Stage: "prod", Origins: []string{"*"},
		Throttle: schema.StackThrottle{Rate: 10, Burst: 20}, Quota: schema.StackQuota{Limit: 500, Period: "DAY"},
	}
	return w
}

// A deploy and a rollback end with golden cases through the public URL.
func TestPublicURL(t *testing.T) {
	w := publicWorld(t)
	w.deploy()
	if !strings.Contains(w.said.String(), "url: 7 golden requests sent to http://127.0.0.1:") {
		t.Errorf("it did not ask the URL:\n%s", &w.said)
	}
	var counted, golden strings.Builder
	must(t, w.deployer().Logs(t.Context(), &counted, function, time.Hour, `{ $.Rows > 0 }`))
	must(t, w.deployer().Logs(t.Context(), &golden, function, time.Hour, `"golden_case" "score"`))
	// the seventh, which must be refused, API Gateway refuses by itself
	if n := strings.Count(golden.String(), `"route":"score"`); n != 6 || !strings.Contains(counted.String(), "nothing in ") {
		t.Errorf("%d golden cases by the URL in the log, and rows that were counted:\n%s", n, &counted)
	}
	w.release.Artefact = admission(t, "2031-01-01T00:00:00Z")
	w.deploy()
	_, err := w.deployer().Rollback(t.Context(), function, "")
	must(t, err)
	if !strings.Contains(w.said.String(), "url: 7 golden requests") || w.live() != "1" {
		t.Errorf("rollback, version %s live:\n%s", w.live(), &w.said)
	}
	w.deploy()
	w.mutating()
	if out := w.deploy(); out.Changed != 0 || len(w.mutating()) != 0 || strings.Contains(w.said.String(), "url: ") {
		t.Errorf("again: %+v; want no change and no question:\n%s", out, &w.said)
	}
}

// A wrong number by the URL takes the version away from callers at once.
func TestPublicURLIsWrong(t *testing.T) {
	w := publicWorld(t)
	w.deploy()
	w.release.Artefact = admission(t, "2031-01-01T00:00:00Z")
	cases := w.release.Artefact.Model.Source().Cases
	was := *cases[0].Expect
	changed := was
	changed.Response = schema.One(float64(was.Response.Number) * (1 + 1e-6))
	defer func() { cases[0].Expect = &was }()
	d, moved := w.deployer(), ""
	d.Out = writes(func(line string) {
		w.said.WriteString(line)
		if strings.Contains(line, "~ alias") && !strings.Contains(line, "BACK") { // R's number changes: as if the URL were wrong
			moved, cases[0].Expect = w.live(), &changed
		}
	})
	_, err := d.Deploy(t.Context(), w.release)
	wantError(t, "deploy", err, "/admit is wrong: GET of case ", "response: R says ", "the alias was moved back to version 1 at once", "version 1 still serves")
	if !errors.Is(err, deploy.ErrRefused) {
		t.Errorf("%v is not ErrRefused", err)
	}
	if moved != "2" || w.live() != "1" {
		t.Errorf("version %s was live, then %s; want 2, 1", moved, w.live())
	}
	_, err = w.deployer().Rollback(t.Context(), function, "2")
	wantError(t, "rollback to it", err, "version 2 of ServerlessPOCAdmission is not verified")
}
