package deploy

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// A new key, stage or permission takes a while to be known everywhere: seconds
// as a rule, minutes at worst. Each probe counts for the key's quota, so there
// are few of them, and pauses between the tries.
const (
	urlPatience = 5 * time.Minute
	urlPause    = 5 * time.Second
	urlCases    = 3 // with an answer, each by GET and by POST
)

// A URLError says that callers do not get R's answers by the public URL. Wrong
// means that they get others; otherwise they get none yet, and nothing but time
// may be wrong.
type URLError struct {
	URL     string
	Finding string
	Wrong   bool
}

func (e *URLError) Error() string {
	if e.Wrong {
		return fmt.Sprintf("%s is wrong: %s", e.URL, e.Finding)
	}
	return fmt.Sprintf("%s does not answer after %s: %s; what is live has passed the gate and stays, a new key or stage may take longer: run deploy again, which looks again", e.URL, urlPatience, e.Finding)
}

// Is makes a wrong answer an ErrRefused and none an ErrNotYet.
func (e *URLError) Is(target error) bool {
	return e.Wrong && target == ErrRefused || !e.Wrong && target == ErrNotYet
}

// ErrNotYet is for what time alone may mend, and has not in the time there was.
var ErrNotYet = errors.New("not yet")

// A public is what the URL must answer with: a model, and the artefact that was
// behind it until a moment ago, which may answer for a moment more.
type public struct {
	m      schema.StackModel
	model  *engine.Model
	name   string // version of the artefact
	before string
	routed bool // its program knows the routes below the path
}

// A question is one request to the URL and what its answer must be.
type question interface {
	String() string
	request(ctx context.Context, key string) (*http.Request, error)
	judge(answer httpReply, want public) (finding string, wrong bool)
}

// verifyURL sends golden cases as callers do, with the key, until all are
// answered as R did; then, where the program knows them, it asks without the key
// for the routes that need none. An error is a [*URLError], or says that the API
// cannot be looked up. A stack without an API has no URL.
func (d *Deployer) verifyURL(ctx context.Context, p public) error {
	if d.stack.API == nil {
		return nil
	}
	if d.ungated {
		d.say("    GATE=skip: THE URL IS NOT ASKED")
		return nil
	}
	base, err := d.shown(ctx, func() (string, error) { return d.URL(ctx, "") })
	if err != nil {
		return err
	}
	key, err := d.shown(ctx, func() (string, error) { return d.Key(ctx) })
	if err != nil {
		return err
	}
	url := base + PathOf(p.m, p.model.Source().Response.Name)
	deadline := d.now().Add(urlPatience)
	ask := func(list []question) error {
		for _, q := range list {
			if err := d.untilRight(ctx, q, key, p, deadline); err != nil {
				return err
			}
		}
		return nil
	}
	golden := probesOf(url, p.model.Source().Cases)
	if err := ask(golden); err != nil {
		return err
	}
	if len(golden) == 0 {
		d.say("    url: no golden case can be sent to %s", url)
	} else {
		d.say("    url: %d golden requests sent to %s, all answered as R did", len(golden), url)
	}
	if !p.routed {
		return nil
	}
	if err := ask(d.routesOf(base, url, p.m)); err != nil {
		return err
	}
	d.say("    url: health and page answer without a key, by version %s", p.name)
	return nil
}

// shown looks for what this run has seen or made until a listing shows it.
func (d *Deployer) shown(ctx context.Context, look func() (string, error)) (found string, err error) {
	var none error
	done, err := d.until(ctx, patience, func() (bool, error) {
		if found, none = look(); errors.Is(none, errNone) {
			return false, nil
		}
		return none == nil, none
	})
	if err == nil && !done {
		return "", fmt.Errorf("%w: %w", ErrNotYet, none)
	}
	return found, err
}

// untilRight asks one question until it is answered right, or wrong, or the
// deadline has come.
func (d *Deployer) untilRight(ctx context.Context, q question, key string, p public, deadline time.Time) error {
	said := false
	for {
		url, answer, finding := d.send(ctx, q, key)
		wrong := false
		if finding == "" {
			finding, wrong = q.judge(answer, p)
		}
		late := !d.now().Before(deadline)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case finding == "":
			return nil
		case wrong, late:
			return &URLError{URL: url, Finding: fmt.Sprintf("%s: %s", q, finding), Wrong: wrong}
		case !said:
			said = true
			d.say("    url: not yet: %s; looking again for up to %s", finding, urlPatience)
		}
		if err := d.clock.Sleep(ctx, urlPause); err != nil {
			return err
		}
	}
}
