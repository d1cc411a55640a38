package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"serverless-poc/deploy"
)

// mark reads the mark of a version.
func (w *world) mark(version string) deploy.Mark {
	w.t.Helper()
	key := "_stack/verified/" + function + "/" + version + ".json"
	out, err := s3.NewFromConfig(w.cfg).GetObject(w.t.Context(), &s3.GetObjectInput{Bucket: &w.stack.Buckets.Models, Key: &key})
	must(w.t, err)
	data, err := io.ReadAll(out.Body)
	must(w.t, err)
	var m deploy.Mark
	must(w.t, json.Unmarshal(data, &m))
	return m
}

// A deploy marks what it has proved. Where there is no mark, or one of other
// code, the next deploy makes it, gate first.
func TestVerifiedMark(t *testing.T) {
	w := newWorld(t)
	w.deploy()
	m := w.mark("1")
	if m.Artefact != w.release.Artefact.Artefact.Version || m.Digest != w.release.Artefact.Digest || m.Rounds != 3 || m.Cases == 0 || !strings.Contains(m.By, "@") {
		t.Errorf("%+v", m)
	}
	key := "_stack/verified/" + function + "/1.json"
	client := s3.NewFromConfig(w.cfg)
	_, err := client.PutObject(t.Context(), &s3.PutObjectInput{Bucket: &w.stack.Buckets.Models, Key: &key, Body: strings.NewReader(`{"version":"1","code_sha256":"of an earlier function"}`)})
	must(t, err)
	w.mutating()
	if out := w.deploy(); out.Changed != 1 || out.Version != "1" {
		t.Errorf("%+v; want one change, the mark", out)
	}
	if !strings.Contains(w.said.String(), "gate: ") || w.mark("1").Digest != m.Digest {
		t.Errorf("it marked without the gate, or did not mark:\n%s", &w.said)
	}
}

// Rollback goes to verified versions whose model is there, and to no other.
func TestRollbackToVerifiedOnly(t *testing.T) {
	w := newWorld(t)
	var artefacts []string
	for _, at := range []string{"2031-01-01T00:00:00Z", "2031-01-02T00:00:00Z", "2031-01-03T00:00:00Z"} {
		w.release.Artefact = admission(t, at)
		artefacts = append(artefacts, w.deploy().Artefact)
	}
	// Version 2's artefact is changed behind the deployer's back.
	key, changed := "admission/"+artefacts[1]+".json", bytes.Replace(w.release.Artefact.Bytes, []byte(`"gre"`), []byte(`"fre"`), 1)
	_, err := s3.NewFromConfig(w.cfg).PutObject(t.Context(), &s3.PutObjectInput{Bucket: &w.stack.Buckets.Models, Key: &key, Body: bytes.NewReader(changed)})
	must(t, err)
	_, err = w.deployer().Rollback(t.Context(), function, "2")
	wantError(t, "to a changed artefact", err, "was changed after it was published", "version 3 still serves")
	if !errors.Is(err, deploy.ErrRefused) {
		t.Errorf("%v is not ErrRefused", err)
	}
	out, err := w.deployer().Rollback(t.Context(), function, "")
	must(t, err)
	if out.Version != "1" || !strings.Contains(w.said.String(), "version 2 is passed over: ") {
		t.Errorf("%+v; want version 1, 2 passed over:\n%s", out, &w.said)
	}

	// Version 4 is published by somebody else and was never proved.
	name, memory := function, int32(256)
	functions := lambda.NewFromConfig(w.cfg)
	_, err = functions.UpdateFunctionConfiguration(t.Context(), &lambda.UpdateFunctionConfigurationInput{FunctionName: &name, MemorySize: &memory})
	must(t, err)
	must(t, lambda.NewFunctionUpdatedV2Waiter(functions).Wait(t.Context(), &lambda.GetFunctionInput{FunctionName: &name}, patience))
	_, err = functions.PublishVersion(t.Context(), &lambda.PublishVersionInput{FunctionName: &name})
	must(t, err)
	w.mutating()
	_, err = w.deployer().Rollback(t.Context(), function, "4")
	wantError(t, "to one never proved", err, "version 4 of ServerlessPOCAdmission is not verified", "version 1 still serves")
	if calls := w.mutating(); !errors.Is(err, deploy.ErrRefused) || len(calls) != 0 {
		t.Errorf("%v, changing calls %q; want ErrRefused and none", err, calls)
	}

	h, err := w.deployer().History(t.Context(), function)
	must(t, err)
	var table strings.Builder
	must(t, h.Print(&table))
	if len(h.Versions) != 4 || h.Versions[0].Mark != nil || h.Versions[1].Mark == nil || len(h.Versions[3].Periods) != 2 || !h.Versions[3].Periods[0].Until.IsZero() {
		t.Errorf("history:\n%s", &table)
	}
	for _, words := range []string{"live now; ", " golden cases, 3 rounds, by ", "2031-01-02T00:00", " to "} {
		if !strings.Contains(table.String(), words) {
			t.Errorf("history lacks %q:\n%s", words, &table)
		}
	}
}

// Old versions go when there are more than five verified ones; what an alias
// uses stays, and so does what was live before.
func TestPrune(t *testing.T) {
	w := newWorld(t)
	publish := func(day string) *deploy.Outcome {
		w.release.Artefact = admission(t, "2031-01-"+day+"T00:00:00Z")
		return w.deploy()
	}
	for _, day := range []string{"01", "02", "03", "04", "05"} {
		publish(day)
	}
	name := function
	_, err := lambda.NewFromConfig(w.cfg).CreateAlias(t.Context(), &lambda.CreateAliasInput{FunctionName: &name, Name: new("theirs"), FunctionVersion: new("1")})
	must(t, err)
	publish("06")
	if got := w.numbers(); got != "6 5 4 3 2 1" {
		t.Errorf("versions %s; want all: 1 is somebody's, the others are the newest five", got)
	}
	publish("07")
	said := w.said.String()
	if got := w.numbers(); got != "7 6 5 4 3 1" {
		t.Errorf("versions %s; want 2 gone", got)
	}
	if !strings.Contains(said, "- version    ServerlessPOCAdmission:2: artefact 20310102T000000Z-") {
		t.Errorf("it did not say which went:\n%s", said)
	}
	_, err = w.deployer().Rollback(t.Context(), function, "3")
	must(t, err)
	publish("08")
	if got := w.numbers(); got != "8 7 6 5 4 3 1" {
		t.Errorf("versions %s; want 3 kept, which was live before", got)
	}
	w.mutating()
	if out := w.deploy(); out.Changed != 0 || len(w.mutating()) != 0 {
		t.Errorf("again: %+v; want no change", out)
	}
}

// numbers are the published versions, newest first.
func (w *world) numbers() string {
	w.t.Helper()
	s, err := w.deployer().Status(w.t.Context(), function)
	must(w.t, err)
	var list []string
	for _, v := range s.Versions {
		list = append(list, v.Number)
	}
	return strings.Join(list, " ")
}
