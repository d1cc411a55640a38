package e2e

import (
	"bytes"
	"errors"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"serverless-poc/converter"
	"serverless-poc/deploy"
	"serverless-poc/schema"
)

// One flipped bit in the published artefact: deploy, cold start, gate and
// rollback each refuse, and the alias stays where it is.
func TestFlippedBitInTheArtefact(t *testing.T) {
	w := newWorld(t)
	w.deploy()
	key := w.release.Artefact.Artefact.Key()
	flipped := bytes.Clone(w.release.Artefact.Bytes)
	flipped[bytes.Index(flipped, []byte(`"gre"`))+1] ^= 1 // "fre"
	bucket := s3.NewFromConfig(w.cfg)
	_, err := bucket.PutObject(t.Context(), &s3.PutObjectInput{Bucket: &w.stack.Buckets.Models, Key: &key, Body: bytes.NewReader(flipped)})
	must(t, err)

	w.stack.Function.Memory = 256
	_, err = w.deployer().Deploy(t.Context(), w.release)
	wantError(t, "deploy", err, "is there with other bytes", schema.Digest(flipped), w.release.Artefact.Digest)

	// A version published behind the deployer's back starts cold on the flipped object.
	functions := lambda.NewFromConfig(w.cfg)
	name, timeout := function, int32(4)
	_, err = functions.UpdateFunctionConfiguration(t.Context(), &lambda.UpdateFunctionConfigurationInput{FunctionName: &name, Timeout: &timeout})
	must(t, err)
	must(t, lambda.NewFunctionUpdatedV2Waiter(functions).Wait(t.Context(), &lambda.GetFunctionInput{FunctionName: &name}, patience))
	_, err = functions.PublishVersion(t.Context(), &lambda.PublishVersionInput{FunctionName: &name})
	must(t, err)
	must(t, lambda.NewPublishedVersionActiveWaiter(functions).Wait(t.Context(), &lambda.GetFunctionConfigurationInput{FunctionName: &name, Qualifier: new("2")}, patience))

	err = w.deployer().Gate(t.Context(), function, "2", w.release.Artefact.Model, w.release.Artefact.Artefact.Version)
	var gate *deploy.GateError
	if !errors.As(err, &gate) || gate.Sent != 1 {
		t.Errorf("the gate says %v; want a GateError after one case", err)
	}
	wantError(t, "gate", err, "the gate refuses ServerlessPOCAdmission version 2", schema.Digest(flipped))

	_, err = w.deployer().Rollback(t.Context(), function, "2")
	wantError(t, "rollback", err, "version 2 of ServerlessPOCAdmission is not verified", "version 1 still serves")
	if live := w.live(); live != "1" {
		t.Errorf("version %s is live; want 1", live)
	}
}

// The gate compares with R's numbers: change one of them, and a version that
// is otherwise right is refused, with both numbers.
func TestGateRefusesAnotherNumber(t *testing.T) {
	w := newWorld(t)
	w.deploy()
	model := w.release.Artefact.Model
	cases := model.Source().Cases
	was := *cases[0].Expect
	changed := was
	changed.Response = schema.One(float64(was.Response.Number) * (1 + 1e-6))
	cases[0].Expect = &changed
	defer func() { cases[0].Expect = &was }()
	err := w.deployer().Gate(t.Context(), function, "1", model, w.release.Artefact.Artefact.Version)
	wantError(t, "gate", err, "1 of ", "golden cases are not answered as R did", `case "`+cases[0].Name+`": response: R says `)
}

// The same changed number in a golden case of the coefficients never gets as
// far as an artefact, with or without a checksum that is right for it.
func TestConvertRefusesAnotherNumber(t *testing.T) {
	c := seed(t)
	c.Cases[0].Expect.Response.Number *= 1 + 1e-6
	data, err := schema.Encode(c)
	must(t, err)
	_, err = converter.Convert(data)
	wantError(t, "changed", err, "it was changed after R wrote it")
	_, err = converter.Convert(sealed(t, c))
	wantError(t, "changed and sealed again", err, c.Cases[0].Name, "response")
}
