package emulator_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	lambdatypes "github.com/aws/aws-sdk-go-v2/service/lambda/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"serverless-poc/converter/sdkhttp"
	"serverless-poc/emulator"
)

// clients are the real SDK's, pointed at one endpoint.
type clients struct {
	s3     *s3.Client
	iam    *iam.Client
	sts    *sts.Client
	lambda *lambda.Client
	logs   *cloudwatchlogs.Client
	apis   *apigateway.Client
	events *eventbridge.Client
}

func connect(url, key, secret, token, region string) clients {
	cfg := aws.Config{Region: region, BaseEndpoint: aws.String(url), RetryMaxAttempts: 1, HTTPClient: sdkhttp.New(),
		Credentials: credentials.NewStaticCredentialsProvider(key, secret, token)}
	return clients{s3.NewFromConfig(cfg), iam.NewFromConfig(cfg), sts.NewFromConfig(cfg),
		lambda.NewFromConfig(cfg), cloudwatchlogs.NewFromConfig(cfg), apigateway.NewFromConfig(cfg), eventbridge.NewFromConfig(cfg)}
}

// run starts an emulator for one test on a folder of its own.
func run(t *testing.T) (*emulator.Emulator, clients) {
	t.Helper()
	return runIn(t, t.TempDir())
}

func runIn(t *testing.T, dir string) (*emulator.Emulator, clients) {
	t.Helper()
	return runWith(t, emulator.Options{Dir: dir})
}

// runWith starts an emulator with options; Dir may be left to it.
func runWith(t *testing.T, o emulator.Options) (*emulator.Emulator, clients) {
	t.Helper()
	if o.Dir == "" {
		o.Dir = t.TempDir()
	}
	held := models.Hold(&o)
	e, err := emulator.Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
		for _, line := range held() {
			t.Error(line)
		}
	})
	return e, connect(e.URL(), emulator.AccessKey, emulator.SecretKey, "", "us-east-1")
}

// code is the AWS error code and HTTP status of an error: "NoSuchKey 404"; "" for none.
func code(err error) string {
	if err == nil {
		return ""
	}
	var api smithy.APIError
	if !errors.As(err, &api) {
		return err.Error()
	}
	var reply *smithyhttp.ResponseError
	status := 0
	if errors.As(err, &reply) {
		status = reply.HTTPStatusCode()
	}
	return fmt.Sprintf("%s %d", api.ErrorCode(), status)
}

// wants fails unless err has the code ("" for no error).
func wants(t *testing.T, what string, err error, want string) {
	t.Helper()
	if got := code(err); got != want {
		t.Errorf("%s: got %q, want %q (%v)", what, got, want, err)
	}
}

// must fails the test at once on an error.
func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// here is the folder of this package, whatever a test changes to.
var here, _ = os.Getwd()

var built = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "testboot-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "bootstrap")
	cmd := exec.Command("go", "build", "-ldflags=-s -w", "-o", path, "./internal/testboot")
	cmd.Dir, cmd.Env = here, append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build of the test program: %v\n%s", err, out)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return zipped(content, 0o755)
})

// bootZip is a package with the test program as its bootstrap, built once.
func bootZip(t *testing.T) []byte {
	t.Helper()
	return must(built())(t)
}

func zipOf(t *testing.T, content []byte, mode os.FileMode) []byte {
	t.Helper()
	return must(zipped(content, mode))(t)
}

func zipped(content []byte, mode os.FileMode) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: "bootstrap", Method: zip.Deflate}
	h.SetMode(mode)
	f, err := w.CreateHeader(h)
	if err == nil {
		_, err = f.Write(content)
	}
	err = errors.Join(err, w.Close())
	return b.Bytes(), err
}

func hostArchitecture() lambdatypes.Architecture {
	if runtime.GOARCH == "arm64" {
		return lambdatypes.ArchitectureArm64
	}
	return lambdatypes.ArchitectureX8664
}

const (
	trust = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}`
	basic = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
)

// role makes a role for Lambda with the basic policy, which may write logs.
func role(t *testing.T, c clients, name string) string {
	t.Helper()
	out := must(c.iam.CreateRole(t.Context(), &iam.CreateRoleInput{RoleName: &name, AssumeRolePolicyDocument: aws.String(trust)}))(t)
	must(c.iam.AttachRolePolicy(t.Context(), &iam.AttachRolePolicyInput{RoleName: &name, PolicyArn: aws.String(basic)}))(t)
	return *out.Role.Arn
}

// function makes a function of the test program and waits until it is active.
func function(t *testing.T, c clients, name, roleARN string, change func(*lambda.CreateFunctionInput)) {
	t.Helper()
	in := &lambda.CreateFunctionInput{FunctionName: &name, Role: &roleARN, Runtime: lambdatypes.RuntimeProvidedal2023,
		Handler: aws.String("bootstrap"), Architectures: []lambdatypes.Architecture{hostArchitecture()},
		Code: &lambdatypes.FunctionCode{ZipFile: bootZip(t)}}
	if change != nil {
		change(in)
	}
	must(c.lambda.CreateFunction(t.Context(), in))(t)
	settle(t, c, name)
}

// settle waits until the function is active and no update is under way.
func settle(t *testing.T, c clients, name string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	for {
		out := must(c.lambda.GetFunctionConfiguration(ctx, &lambda.GetFunctionConfigurationInput{FunctionName: &name}))(t)
		if out.State == lambdatypes.StateActive && out.LastUpdateStatus == lambdatypes.LastUpdateStatusSuccessful {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// call invokes a function and gives its payload and FunctionError.
func call(t *testing.T, c clients, name, qualifier, payload string) (*lambda.InvokeOutput, string) {
	t.Helper()
	in := &lambda.InvokeInput{FunctionName: &name, Payload: []byte(payload), LogType: lambdatypes.LogTypeTail}
	if qualifier != "" {
		in.Qualifier = &qualifier
	}
	out := must(c.lambda.Invoke(t.Context(), in))(t)
	return out, string(out.Payload)
}

func roleFor(t *testing.T, c clients, name, trust string) string {
	t.Helper()
	out := must(c.iam.CreateRole(t.Context(), &iam.CreateRoleInput{RoleName: &name, AssumeRolePolicyDocument: &trust}))(t)
	return *out.Role.Arn
}
