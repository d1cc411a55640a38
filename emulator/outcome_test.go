package emulator_test

import (
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/emulator"
	"serverless-poc/emulator/clock"
)

// outcomes is an emulator whose next change of one kind ends in a failure.
type outcomes struct {
	t     *testing.T
	c     clients
	v     *clock.Virtual
	fails string // operation
}

func withOutcomes(t *testing.T) *outcomes {
	o := &outcomes{t: t, v: clock.NewVirtual(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))}
	_, o.c = runWith(t, emulator.Options{Clock: o.v, Settle: time.Minute, Outcome: func(function, operation string) *emulator.Failure {
		if function != "f" || operation != o.fails {
			return nil
		}
		return &emulator.Failure{Code: "InvalidRuntime", Reason: "the script says so"}
	}})
	return o
}

func (o *outcomes) read(qualifier string) *lambda.GetFunctionConfigurationOutput {
	o.t.Helper()
	in := &lambda.GetFunctionConfigurationInput{FunctionName: aws.String("f")}
	if qualifier != "" {
		in.Qualifier = &qualifier
	}
	return must(o.c.lambda.GetFunctionConfiguration(o.t.Context(), in))(o.t)
}

// invoke gives the error code of a call, "" for none, and the OWN variable of the program.
func (o *outcomes) invoke(qualifier string) (failure, own string) {
	o.t.Helper()
	in := &lambda.InvokeInput{FunctionName: aws.String("f"), Qualifier: &qualifier, Payload: []byte(`{"Do":"env"}`)}
	out, err := o.c.lambda.Invoke(o.t.Context(), in)
	if err != nil {
		return code(err), ""
	}
	_, own, _ = strings.Cut(string(out.Payload), `"OWN":"`)
	own, _, _ = strings.Cut(own, `"`)
	return "", own
}

func (o *outcomes) create() error {
	_, err := o.c.lambda.CreateFunction(o.t.Context(), &lambda.CreateFunctionInput{FunctionName: aws.String("f"), Role: aws.String("arn:aws:iam::000000000000:role/R"),
		Runtime: types.RuntimeProvidedal2023, Handler: aws.String("bootstrap"), Architectures: []types.Architecture{hostArchitecture()},
		Code: &types.FunctionCode{ZipFile: bootZip(o.t)}, Environment: &types.Environment{Variables: map[string]string{"OWN": "one"}}})
	return err
}

func (o *outcomes) update(own string) error {
	_, err := o.c.lambda.UpdateFunctionConfiguration(o.t.Context(), &lambda.UpdateFunctionConfigurationInput{FunctionName: aws.String("f"),
		Environment: &types.Environment{Variables: map[string]string{"OWN": own}}})
	return err
}

func (o *outcomes) publish() (string, error) {
	out, err := o.c.lambda.PublishVersion(o.t.Context(), &lambda.PublishVersionInput{FunctionName: aws.String("f")})
	if err != nil {
		return "", err
	}
	return *out.Version, nil
}

// A function that cannot be made is Failed, says why, cannot be called, and can
// be mended by an update.
func TestCreationFails(t *testing.T) {
	o := withOutcomes(t)
	role(t, o.c, "R")
	o.fails = "CreateFunction"
	wants(t, "CreateFunction", o.create(), "")
	o.v.Advance(time.Minute)
	got := o.read("")
	if got.State != types.StateFailed || got.StateReasonCode != "InvalidRuntime" || *got.StateReason != "the script says so" || got.LastUpdateStatus != types.LastUpdateStatusFailed {
		t.Errorf("the function is %s, %s; last update %s", got.State, got.StateReasonCode, got.LastUpdateStatus)
	}
	failure, _ := o.invoke("$LATEST")
	_, err := o.publish()
	for what, got := range map[string]string{"Invoke": failure, "PublishVersion": code(err)} {
		if got != "ResourceConflictException 409" {
			t.Errorf("%s of a Failed function: %q", what, got)
		}
	}
	wants(t, "the mending update", o.update("two"), "")
	if got := o.read(""); got.State != types.StatePending {
		t.Errorf("while it is mended it is %s", got.State)
	}
	o.v.Advance(time.Minute)
	if failure, own := o.invoke("$LATEST"); failure != "" || own != "two" {
		t.Errorf("mended, it answers %q %q", failure, own)
	}
}

// While an update is in progress, and for good when it fails, the previous
// configuration serves; a version of it is not published.
func TestUpdateFails(t *testing.T) {
	o := withOutcomes(t)
	role(t, o.c, "R")
	wants(t, "CreateFunction", o.create(), "")
	o.v.Advance(time.Minute)
	serves := func(when, want string) {
		t.Helper()
		if failure, own := o.invoke("$LATEST"); failure != "" || own != want {
			t.Errorf("%s: answers %q %q, want %q", when, failure, own, want)
		}
	}
	o.fails = "UpdateFunctionConfiguration"
	wants(t, "an update that will fail", o.update("two"), "")
	serves("in progress", "one")
	o.v.Advance(time.Minute)
	got := o.read("")
	if got.State != types.StateActive || got.LastUpdateStatus != types.LastUpdateStatusFailed || got.LastUpdateStatusReasonCode != "InvalidRuntime" || got.Environment.Variables["OWN"] != "two" {
		t.Errorf("the function is %s; last update %s, %s", got.State, got.LastUpdateStatus, got.LastUpdateStatusReasonCode)
	}
	serves("failed", "one")
	_, err := o.publish()
	wants(t, "PublishVersion after a failed update", err, "ResourceConflictException 409")
	wants(t, "another update that will fail", o.update("three"), "")
	o.v.Advance(time.Minute)
	serves("failed twice", "one")
	o.fails = ""
	wants(t, "an update that will not", o.update("four"), "")
	o.v.Advance(time.Minute)
	serves("mended", "four")
}

// A version that fails is Failed by itself; $LATEST is not.
func TestVersionFails(t *testing.T) {
	o := withOutcomes(t)
	role(t, o.c, "R")
	wants(t, "CreateFunction", o.create(), "")
	o.v.Advance(time.Minute)
	o.fails = "PublishVersion"
	version, err := o.publish()
	wants(t, "PublishVersion", err, "")
	if failure, _ := o.invoke(version); failure != "ResourceConflictException 409" {
		t.Errorf("Invoke of a Pending version: %q", failure)
	}
	o.v.Advance(time.Minute)
	if got := o.read(version); got.State != types.StateFailed || got.StateReasonCode != "InvalidRuntime" || got.LastUpdateStatus != "" {
		t.Errorf("the version is %s, %s; last update %q", got.State, got.StateReasonCode, got.LastUpdateStatus)
	}
	if failure, _ := o.invoke(version); failure != "ResourceConflictException 409" {
		t.Errorf("Invoke of a Failed version: %q", failure)
	}
	if failure, own := o.invoke("$LATEST"); failure != "" || own != "one" {
		t.Errorf("$LATEST answers %q %q", failure, own)
	}
}
