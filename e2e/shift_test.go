package e2e

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/deploy"
	"serverless-poc/emulator/clock"
	"serverless-poc/schema"
)

func (w *world) weights() map[string]float64 {
	w.t.Helper()
	name := function
	out, err := lambda.NewFromConfig(w.cfg).GetAlias(w.t.Context(), &lambda.GetAliasInput{FunctionName: &name, Name: new("live")})
	must(w.t, err)
	if out.RoutingConfig == nil {
		return nil
	}
	return out.RoutingConfig.AdditionalVersionWeights
}

// A tenth of the calls, a stretch of watching, then all of them.
func TestShift(t *testing.T) {
	c := clock.NewVirtual(time.Now())
	w := newWorldOn(t, c)
	out, err := w.deployer().Shift(t.Context(), w.release)
	must(t, err)
	if out.Version != "1" || strings.Contains(w.said.String(), "shift: ") {
		t.Errorf("on an empty account: %+v; want a plain deploy:\n%s", out, &w.said)
	}
	w.release.Artefact = admission(t, "2031-01-01T00:00:00Z")
	w.mutating()
	start := c.Now()
	out, err = w.deployer().Shift(t.Context(), w.release)
	must(t, err)
	if out.Version != "2" || w.live() != "2" || len(w.weights()) != 0 {
		t.Errorf("%+v, version %s live, weights %v; want 2 alone", out, w.live(), w.weights())
	}
	if watched := c.Now().Sub(start); watched < time.Minute {
		t.Errorf("the share was watched for %s; want a minute", watched)
	}
	calls := strings.Join(w.mutating(), " ")
	if strings.Count(calls, "lambda:UpdateAlias") != 2 {
		t.Errorf("changing calls %s; want the alias moved twice", calls)
	}
}

// A version that answers otherwise gets no calls any more, by itself.
func TestShiftGoesBack(t *testing.T) {
	w := newWorldOn(t, clock.NewVirtual(time.Now()))
	w.deploy()
	w.release.Artefact = admission(t, "2031-01-01T00:00:00Z")
	d := w.deployer()
	// R's number is changed once the gate has passed: as if the version answered wrong.
	cases := w.release.Artefact.Model.Source().Cases
	was := *cases[0].Expect
	changed := was
	changed.Response = schema.One(float64(was.Response.Number) * (1 + 1e-6))
	defer func() { cases[0].Expect = &was }()
	var shared map[string]float64
	d.Out = writes(func(line string) {
		w.said.WriteString(line)
		if strings.Contains(line, "shift: version 2 gets 10 % of the calls") {
			shared = w.weights()
			cases[0].Expect = &changed
		}
	})
	_, err := d.Shift(t.Context(), w.release)
	wantError(t, "shift", err, "version 2 does not answer as R did: ", "version 2 gets no calls any more", "version 1 still serves")
	if !errors.Is(err, deploy.ErrRefused) {
		t.Errorf("%v is not ErrRefused", err)
	}
	if shared["2"] != 0.1 || w.live() != "1" || len(w.weights()) != 0 {
		t.Errorf("weights %v then, %v now, version %s live; want 10 %% for 2, none, 1", shared, w.weights(), w.live())
	}
	_, err = w.deployer().Rollback(t.Context(), function, "2")
	wantError(t, "rollback to it", err, "version 2 of ServerlessPOCAdmission is not verified")
}

// A shift that was killed: status shows the shares, rollback ends it, deploy
// goes on.
func TestShiftWasKilled(t *testing.T) {
	w := newWorldOn(t, clock.NewVirtual(time.Now()))
	first := w.deploy()
	w.release.Artefact = admission(t, "2031-01-01T00:00:00Z")
	w.deploy()
	name := function
	share := func() {
		_, err := lambda.NewFromConfig(w.cfg).UpdateAlias(t.Context(), &lambda.UpdateAliasInput{FunctionName: &name, Name: new("live"), FunctionVersion: new("1"),
			RoutingConfig: &types.AliasRoutingConfiguration{AdditionalVersionWeights: map[string]float64{"2": 0.1}}})
		must(t, err)
	}
	share()
	s, err := w.deployer().Status(t.Context(), function)
	must(t, err)
	var table strings.Builder
	must(t, s.Print(&table))
	if !strings.Contains(table.String(), "  90 %  1 ") || !strings.Contains(table.String(), "  10 %  2 ") {
		t.Errorf("status:\n%s", &table)
	}
	out, err := w.deployer().Rollback(t.Context(), function, "")
	must(t, err)
	if out.Version != "1" || out.Artefact != first.Artefact || len(w.weights()) != 0 {
		t.Errorf("rollback: %+v, weights %v; want 1 alone", out, w.weights())
	}
	share()
	if w.deploy(); w.live() != "2" || len(w.weights()) != 0 {
		t.Errorf("deploy: version %s live, weights %v; want 2 alone", w.live(), w.weights())
	}
}
