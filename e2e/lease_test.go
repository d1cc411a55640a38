package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/s3"

	"serverless-poc/deploy"
	"serverless-poc/emulator/clock"
)

const leaseKey = "_stack/lease.json"

type leaseDocument struct {
	Holder   string    `json:"holder"`
	Who      string    `json:"who"`
	Verb     string    `json:"verb"`
	Started  time.Time `json:"started"`
	Expires  time.Time `json:"expires"`
	Released bool      `json:"released"`
}

func (w *world) lease() leaseDocument {
	w.t.Helper()
	out, err := s3.NewFromConfig(w.cfg).GetObject(w.t.Context(), &s3.GetObjectInput{Bucket: &w.stack.Buckets.Models, Key: new(leaseKey)})
	must(w.t, err)
	data, err := io.ReadAll(out.Body)
	must(w.t, err)
	var l leaseDocument
	must(w.t, json.Unmarshal(data, &l))
	return l
}

// holds writes a lease as another deployer would, whatever is there.
func (w *world) holds(l leaseDocument) {
	w.t.Helper()
	data, err := json.Marshal(l)
	must(w.t, err)
	_, err = s3.NewFromConfig(w.cfg).PutObject(w.t.Context(), &s3.PutObjectInput{Bucket: &w.stack.Buckets.Models, Key: new(leaseKey), Body: bytes.NewReader(data)})
	must(w.t, err)
}

// A run takes the lease and gives it back; one that changes nothing takes none.
func TestLeaseIsGivenBack(t *testing.T) {
	w := newWorld(t)
	w.deploy()
	first := w.lease()
	if !first.Released || first.Verb != "deploy" || first.Holder == "" || !strings.Contains(first.Who, "@") {
		t.Errorf("after a deploy: %+v", first)
	}
	w.deploy()
	if again := w.lease(); again.Holder != first.Holder {
		t.Errorf("a deploy without changes took the lease: %+v", again)
	}
}

// A run that was killed holds a lease that nobody renews: it is waited for and
// taken over, and the one who waits says for whom.
func TestLeaseOfTheDead(t *testing.T) {
	c := clock.NewVirtual(time.Now())
	w := newWorldOn(t, c)
	w.deploy()
	w.holds(leaseDocument{Holder: "x", Who: "ann@desk", Verb: "deploy", Started: c.Now(), Expires: c.Now().Add(40 * time.Second)})
	w.release.Artefact = admission(t, "2031-01-01T00:00:00Z")
	start := c.Now()
	if out := w.deploy(); out.Version != "2" {
		t.Errorf("%+v; want version 2", out)
	}
	if waited := c.Now().Sub(start); waited < 40*time.Second || waited > 80*time.Second {
		t.Errorf("it waited %s for a lease of 40 s", waited)
	}
	if !strings.Contains(w.said.String(), "deploy by ann@desk holds the stack until ") {
		t.Errorf("it did not say whose lease it waits for:\n%s", &w.said)
	}
	if l := w.lease(); l.Holder == "x" || !l.Released {
		t.Errorf("%+v; want our own, given back", l)
	}
}

// A run that lives renews its lease: a second one ends as superseded and
// changes nothing.
func TestLeaseOfTheLiving(t *testing.T) {
	c := clock.NewVirtual(time.Now())
	w := newWorldOn(t, c)
	w.deploy()
	theirs := leaseDocument{Holder: "x", Who: "ann@desk", Verb: "rollback", Started: c.Now(), Expires: c.Now().Add(40 * time.Second)}
	w.holds(theirs)
	c.AfterFunc(20*time.Second, func() {
		theirs.Expires = c.Now().Add(time.Minute)
		w.holds(theirs)
	})
	w.release.Artefact = admission(t, "2031-01-01T00:00:00Z")
	for name, run := range map[string]func(*deploy.Deployer) error{
		"deploy":   func(d *deploy.Deployer) error { _, err := d.Deploy(t.Context(), w.release); return err },
		"shift":    func(d *deploy.Deployer) error { _, err := d.Shift(t.Context(), w.release); return err },
		"rollback": func(d *deploy.Deployer) error { _, err := d.Rollback(t.Context(), function, ""); return err },
		"destroy":  func(d *deploy.Deployer) error { _, err := d.Destroy(t.Context()); return err },
	} {
		w.mutating()
		again := c.AfterFunc(3*time.Second, func() {
			theirs.Expires = c.Now().Add(time.Minute)
			w.holds(theirs)
		})
		err := run(w.deployer())
		again()
		wantError(t, name, err, "rollback by ann@desk holds the stack until ")
		if !errors.Is(err, deploy.ErrSuperseded) {
			t.Errorf("%s: %v is not ErrSuperseded", name, err)
		}
		for _, call := range w.mutating() {
			if call != "s3:PutObject" { // ann's own
				t.Errorf("%s: changing call %s", name, call)
			}
		}
	}
	if live := w.live(); live != "1" {
		t.Errorf("version %s is live; want 1", live)
	}
}

// Somebody who deploys between our plan and our first write has won.
func TestLeaseTakenSinceThePlan(t *testing.T) {
	w := newWorld(t)
	w.deploy()
	w.release.Artefact = admission(t, "2031-01-01T00:00:00Z")
	d := w.deployer()
	d.Out = writes(func(line string) {
		if strings.Contains(line, "verify: ") {
			w.holds(leaseDocument{Holder: "x", Who: "ann@desk", Verb: "deploy", Started: time.Now(), Expires: time.Now().Add(time.Minute)})
			w.mutating()
		}
	})
	_, err := d.Deploy(t.Context(), w.release)
	wantError(t, "deploy", err, "deploy by ann@desk holds the stack until ")
	if calls := strings.Join(w.mutating(), " "); calls != "s3:PutObject" || w.live() != "1" {
		t.Errorf("changing calls %q, version %s live; want the refused write of the lease alone, and 1", calls, w.live())
	}
}

// writes is a writer that tells what is written.
type writes func(string)

func (f writes) Write(p []byte) (int, error) { f(string(p)); return len(p), nil }
