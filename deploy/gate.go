package deploy

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// A GateError says that a published version is not what R said it is.
type GateError struct {
	Function, Version string
	Findings          []string // the first of them
	Failed, Sent      int      // golden cases
	Cases             int      // that there are; more than Sent when the function does not start
}

func (e *GateError) Error() string {
	text := fmt.Sprintf("the gate refuses %s version %s: %d of %d golden cases are not answered as R did", e.Function, e.Version, e.Failed, e.Sent)
	for _, f := range e.Findings {
		text += "\n    " + f
	}
	if more := e.Failed - len(e.Findings); more > 0 {
		text += fmt.Sprintf("\n    and %d more", more)
	}
	if left := e.Cases - e.Sent; left > 0 {
		text += fmt.Sprintf("\n    the other %d were not sent", left)
	}
	return text
}

// Is makes it an ErrRefused.
func (e *GateError) Is(target error) bool { return target == ErrRefused }

// maxFindings bounds how many findings an error lists.
const maxFindings = 5

// rounds is how many clean rounds in a row the gate asks for: one may be luck,
// while Lambda still tells its machines of a new version.
func (d *Deployer) rounds() int {
	if d.Rounds > 0 {
		return d.Rounds
	}
	return 3
}

// Gate sends every golden case of model to a published version, Rounds times in
// a row, and compares the answers with R's, within the artefact's own
// tolerances. artefact is the version that the answers must name. An error is a
// [*GateError], or says that the version cannot be called.
func (d *Deployer) Gate(ctx context.Context, function, version string, model *engine.Model, artefact string) error {
	if d.ungated {
		d.say("    GATE=skip: VERSION %s OF %s IS NOT PROVED", version, function)
		return nil
	}
	n := len(model.Source().Cases)
	if n == 0 {
		return fmt.Errorf("artefact %s has no golden case, so nothing can be proved; export it again", artefact)
	}
	deadline := d.now().Add(patience)
	for clean := 0; clean < d.rounds(); clean++ {
		wait, not := d.round(ctx, function, version, model, artefact)
		if not == nil {
			continue
		}
		if wait == "" || d.now().After(deadline) {
			return not
		}
		d.say("    gate: version %s %s: again in %.0f s", version, wait, gatePause.Seconds())
		if err := d.clock.Sleep(ctx, gatePause); err != nil {
			return err
		}
		clean = -1 // in a row
	}
	d.say("    gate: %d golden cases sent to version %s, all answered as R did, %d rounds in a row", n, version, d.rounds())
	return nil
}

// gatePause is how long the gate waits for a new role or version to be known everywhere.
const gatePause = 5 * time.Second

// round sends every case once. not is why that proves nothing, nil when it
// proves; wait says what time mends, "" when it does not: that the version is
// new, or that S3 refuses the model to the function, as it does for a while after
// a role or policy was made.
func (d *Deployer) round(ctx context.Context, function, version string, model *engine.Model, artefact string) (wait string, not error) {
	cases := model.Source().Cases
	g := &GateError{Function: function, Version: version, Cases: len(cases)}
	for _, c := range cases {
		finding, fatal, err := d.check(ctx, function, version, model, artefact, c)
		if missing(err) {
			return "is not known everywhere yet", err
		}
		if err != nil {
			return "", err
		}
		g.Sent++
		if finding == "" {
			continue
		}
		g.Failed++
		if len(g.Findings) < maxFindings {
			g.Findings = append(g.Findings, finding)
		}
		if fatal {
			if strings.Contains(finding, modelDenied) {
				wait = "may not read its model yet (a new role takes a while)"
			}
			return wait, g
		}
	}
	if g.Failed > 0 {
		return "", g
	}
	return "", nil
}

// modelDenied is in the function's words when S3 refuses it the artefact.
const modelDenied = "S3 answered 403"

// check sends one case. fatal says that the function did not start or crashed,
// so that the other cases would say the same.
func (d *Deployer) check(ctx context.Context, function, version string, model *engine.Model, artefact string, c schema.Case) (finding string, fatal bool, err error) {
	c = c.Served()
	event, err := schema.Encode(c.Input)
	if err != nil {
		return "", false, err
	}
	payload, _, err := d.prove(ctx, function, version, bytes.TrimSpace(event))
	var failed *InvokeError
	switch {
	case errors.As(err, &failed):
		finding, fatal = judgeRefusal(c, failed)
		return finding, fatal, nil
	case err != nil:
		return "", false, err
	}
	return judgeAnswer(c, model, artefact, payload), false, nil
}

// judgeRefusal compares a failed invocation with the case.
func judgeRefusal(c schema.Case, failed *InvokeError) (finding string, fatal bool) {
	switch {
	case failed.Status != 400:
		return fmt.Sprintf("case %q: the function failed: %s", c.Name, failed), failed.Status == 0
	case c.Reject == nil:
		return fmt.Sprintf("case %q: R predicts, the function refuses: %s", c.Name, failed.Message), false
	case !slices.Contains(failed.Fields, c.Reject.Field):
		return fmt.Sprintf("case %q: to be refused for %s, is refused for %s: %s", c.Name, c.Reject.Field, strings.Join(failed.Fields, ", "), failed.Message), false
	}
	return "", false
}

// An answer is what the function says of one row.
type answer struct {
	Result json.RawMessage `json:"result"`
	schema.Scored
	Warnings []schema.Warning `json:"warnings,omitempty"`
	Model    string           `json:"model"`
	Version  string           `json:"version"`
	Digest   string           `json:"digest,omitempty"` // absent from programs of before the digest was said
}

// judgeAnswer compares an answer with the case.
func judgeAnswer(c schema.Case, model *engine.Model, artefact string, payload []byte) string {
	if finding := judgeName(c, model, artefact, payload); finding != "" {
		return finding
	}
	got, err := schema.Decode[answer](payload)
	if err != nil {
		return fmt.Sprintf("case %q: the answer %s cannot be read: %v", c.Name, payload, err)
	}
	if found := model.Compare(c, got.Scored); len(found) > 0 {
		return found[0].String()
	}
	return ""
}

// judgeName looks at which artefact has answered.
func judgeName(c schema.Case, model *engine.Model, artefact string, payload []byte) string {
	var by struct{ Model, Version string }
	if err := json.Unmarshal(payload, &by); err != nil {
		return fmt.Sprintf("case %q: the answer %s cannot be read: %v", c.Name, payload, err)
	}
	if by.Version != artefact || by.Model != model.Source().Name {
		return fmt.Sprintf("case %q: answered by artefact %s %s, not by %s %s", c.Name, by.Model, by.Version, model.Source().Name, artefact)
	}
	return ""
}
