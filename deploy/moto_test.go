package deploy

import (
	"archive/zip"
	"bytes"
	"context"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/internal/moto"
	"serverless-poc/schema"
)

// apiStack is a stack with an API and a schedule.
func apiStack() *schema.Stack {
	return &schema.Stack{
		Models:  []schema.StackModel{{Name: "admission", Path: "/admit"}},
		Buckets: schema.StackBuckets{Models: "m-m", Packages: "p-p"}, Role: "R", Policy: "P", Alias: "live", LogRetention: 30,
		Function: schema.StackFunction{Prefix: "ServerlessPOC", Memory: 128, Timeout: 3, Architecture: "arm64"},
		API: &schema.StackAPI{
			Name: "ServerlessPOC", Stage: "prod", Origins: []string{"*"},
			Throttle: schema.StackThrottle{Rate: 10, Burst: 20}, Quota: schema.StackQuota{Limit: 500, Period: "DAY"},
		},
		KeepWarm: &schema.StackKeepWarm{Enabled: true, Minutes: 5},
		Tags:     map[string]string{"project": "p"},
	}
}

// A bench is a deployer on an account that has the function and its alias.
type bench struct {
	*Deployer
	t       *testing.T
	release *Release
}

func onMoto(t *testing.T) *bench {
	t.Helper()
	stack := apiStack()
	d, err := Connect(t.Context(), moto.Config(t), stack)
	if err != nil {
		t.Fatal(err)
	}
	var program bytes.Buffer
	z := zip.NewWriter(&program)
	if _, err := z.Create("bootstrap"); err != nil {
		t.Fatal(err)
	}
	z.Close()
	role, err := d.roleForTest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	name := d.names.Functions[0]
	_, err = d.lambda.CreateFunction(t.Context(), &lambda.CreateFunctionInput{
		FunctionName: &name, Role: &role, Runtime: types.RuntimeProvidedal2023, Handler: aws.String("bootstrap"),
		Code: &types.FunctionCode{ZipFile: program.Bytes()}, Tags: d.tags(), Publish: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.lambda.CreateAlias(t.Context(), &lambda.CreateAliasInput{FunctionName: &name, Name: &stack.Alias, FunctionVersion: aws.String("1")})
	if err != nil {
		t.Fatal(err)
	}
	return &bench{d, t, &Release{Model: stack.Models[0], Artefact: admission(t)}}
}

// roleForTest makes the role, which moto wants to exist.
func (d *Deployer) roleForTest(ctx context.Context) (string, error) {
	s, err := d.policy(ctx)
	if err == nil {
		err = s.apply(ctx)
	}
	if err != nil {
		return "", err
	}
	if s, err = d.role(ctx); err == nil {
		err = s.apply(ctx)
	}
	return d.names.RoleARN(), err
}

// plan reads the API's and the schedule's steps.
func (b *bench) plan() []*Step {
	b.t.Helper()
	gateway, err := b.gatewaySteps(b.t.Context(), b.release)
	if err != nil {
		b.t.Fatal(err)
	}
	schedule, err := b.scheduleSteps(b.t.Context(), b.release)
	if err != nil {
		b.t.Fatal(err)
	}
	return append(gateway, schedule...)
}

// changes are the lines of the plan that are not keep.
func (b *bench) changes() []string {
	b.t.Helper()
	var lines []string
	for _, s := range b.plan() {
		if s.Action != Keep {
			lines = append(lines, s.String())
		}
	}
	return lines
}

// mend applies the plan.
func (b *bench) mend() {
	b.t.Helper()
	for _, s := range b.plan() {
		if s.Action == Keep {
			continue
		}
		if err := s.apply(b.t.Context()); err != nil {
			b.t.Fatalf("%s: %v", s, err)
		}
	}
}
