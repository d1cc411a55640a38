package deploy

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// How a share is watched: for a stretch on the clock, with pauses, and until
// the new version has answered often enough to be judged.
const (
	watchFor     = time.Minute
	watchPause   = time.Second
	watchAnswers = 20
)

// served is what a version answers with.
type served struct {
	model    *engine.Model
	artefact string
}

// A watch sends golden cases through the alias and judges each answer by the
// version that gave it.
type watch struct {
	d                *Deployer
	function, number string // number is the version on trial
	models           map[string]served
	seen             map[string]int // good answers of each version
}

// run ends well when the stretch is over and the version on trial has answered
// often enough; at once when an answer is wrong.
func (w *watch) run(ctx context.Context, cases []schema.Case) error {
	stretch := w.d.Watch
	if stretch <= 0 {
		stretch = watchFor
	}
	start := w.d.now()
	for i := 0; ; i++ {
		if err := w.ask(ctx, cases[i%len(cases)]); err != nil {
			return err
		}
		elapsed := w.d.now().Sub(start)
		if elapsed >= stretch && w.seen[w.number] >= watchAnswers {
			return nil
		}
		if elapsed >= stretch+patience {
			return refusef("version %s answered %d of the %d golden cases wanted within %s; is the alias still shared?", w.number, w.seen[w.number], watchAnswers, elapsed.Round(time.Second))
		}
		if (i+1)%len(cases) == 0 {
			if err := w.d.clock.Sleep(ctx, min(watchPause, stretch)); err != nil {
				return err
			}
		}
	}
}

// ask sends one case and judges the answer of the version on trial. The other
// version may know nothing of this model's cases: of its answers the name of the
// artefact is judged, and what it refuses is its own affair.
func (w *watch) ask(ctx context.Context, c schema.Case) error {
	c = c.Served()
	event, err := schema.Encode(c.Input)
	if err != nil {
		return err
	}
	payload, version, err := w.d.prove(ctx, w.function, w.d.stack.Alias, bytes.TrimSpace(event))
	var failed *InvokeError
	if err != nil && !errors.As(err, &failed) {
		return err
	}
	by, known := w.models[version]
	if !known {
		return &SupersededError{Resource: fmt.Sprintf("alias %s:%s (version %s has answered)", w.function, w.d.stack.Alias, version)}
	}
	finding := ""
	switch {
	case version != w.number && failed == nil:
		finding = judgeName(c, by.model, by.artefact, payload)
	case version != w.number: // not on trial
	case failed != nil:
		finding, _ = judgeRefusal(c, failed)
	default:
		finding = judgeAnswer(c, by.model, by.artefact, payload)
	}
	if finding != "" {
		return refusef("version %s does not answer as R did: %s", version, finding)
	}
	w.seen[version]++
	return nil
}
