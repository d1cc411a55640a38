package families

import (
	"context"
	"io"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"

	"serverless-poc/deploy"
	"serverless-poc/emulator"
	"serverless-poc/schema"
)

// A use is a verb on an account that has the whole stack, of which somebody has
// changed something before.
type use struct {
	name   string
	from   func() (dir string, err error)
	change func(context.Context, *account) error // nil is nothing
	verb   func(context.Context, *deploy.Deployer) error
}

// uses are all that a deployer does, the quick ones first.
func uses() []use {
	list := []use{
		{name: "key", from: wholeOnce, verb: func(ctx context.Context, d *deploy.Deployer) error { _, err := d.Key(ctx); return err }},
		{name: "status", from: wholeOnce, verb: func(ctx context.Context, d *deploy.Deployer) error {
			_, err := d.Status(ctx, function())
			return err
		}},
		{name: "invoke", from: wholeOnce, verb: invoke},
		{name: "logs", from: wholeOnce, verb: func(ctx context.Context, d *deploy.Deployer) error {
			return d.Logs(ctx, io.Discard, function(), time.Hour, "")
		}},
		{name: "drift", from: wholeOnce, verb: func(ctx context.Context, d *deploy.Deployer) error {
			_, err := d.Drift(ctx, function(), time.Hour)
			return err
		}},
		{name: "history", from: wholeOnce, verb: func(ctx context.Context, d *deploy.Deployer) error {
			_, err := d.History(ctx, function())
			return err
		}},
		{name: "verify", from: wholeOnce, verb: verify},
	}
	list = append(list, mends()...)
	return append(list,
		use{name: "first deploy", from: bounded, verb: deployRelease(0)},
		use{name: "update", from: wholeOnce, verb: deployRelease(1)},
		use{name: "shift", from: wholeOnce, verb: shift},
		use{name: "rollback", from: wholeTwice, verb: rollback},
		use{name: "score", from: wholeOnce, change: putRows, verb: score},
		use{name: "destroy", from: wholeOnce, verb: destroy},
	)
}

// mends are what is used only where somebody has changed something.
func mends() []use {
	role, policy, name := stack().Role, "arn:aws:iam::"+emulator.AccountID+":policy/"+stack().Policy, function()
	list := []use{
		{name: "mend role boundary", change: func(ctx context.Context, a *account) error {
			_, err := a.iam.DeleteRolePermissionsBoundary(ctx, &iam.DeleteRolePermissionsBoundaryInput{RoleName: &role})
			return err
		}},
		{name: "mend policy changed five times", change: func(ctx context.Context, a *account) error {
			more := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}`
			for range 4 { // IAM keeps five
				if _, err := a.iam.CreatePolicyVersion(ctx, &iam.CreatePolicyVersionInput{PolicyArn: &policy, PolicyDocument: &more, SetAsDefault: true}); err != nil {
					return err
				}
			}
			return nil
		}},
		{name: "mend permission", change: func(ctx context.Context, a *account) error {
			id := "serverless-poc-events" // as package deploy calls it
			if _, err := a.lambda.RemovePermission(ctx, &lambda.RemovePermissionInput{FunctionName: &name, Qualifier: &stack().Alias, StatementId: &id}); err != nil {
				return err
			}
			_, err := a.lambda.AddPermission(ctx, &lambda.AddPermissionInput{FunctionName: &name, Qualifier: &stack().Alias, StatementId: &id,
				Action: aws.String("lambda:InvokeFunction"), Principal: aws.String("events.amazonaws.com")})
			return err
		}},
	}
	list = append(list, use{name: "mend six versions", change: func(ctx context.Context, a *account) error { return a.publish(ctx) }})
	for _, d := range append(iamDrifts(), batchDrifts()...) {
		list = append(list, use{name: "mend " + d.kind + " " + d.attribute, change: d.change})
	}
	for i := range list {
		list[i].from, list[i].verb = wholeOnce, deployRelease(0)
	}
	return list
}

// publish publishes more versions than are kept.
func (a *account) publish(ctx context.Context) error {
	two, err := releases()
	if err != nil {
		return err
	}
	name := function()
	for i := range 5 {
		if _, err := a.lambda.UpdateFunctionCode(ctx, &lambda.UpdateFunctionCodeInput{FunctionName: &name, ZipFile: two[(i+1)%2].Package.Zip, Publish: true}); err != nil {
			return err
		}
		a.wait()
	}
	return nil
}

func invoke(ctx context.Context, d *deploy.Deployer) error {
	_, err := d.Invoke(ctx, function(), stack().Alias, []byte(`{"gre":"800","gpa":"4","rank":"1"}`))
	return err
}

func verify(ctx context.Context, d *deploy.Deployer) error {
	two, err := releases()
	if err != nil {
		return err
	}
	v, err := d.Verify(ctx, two[0])
	if err != nil {
		return err
	}
	return v.Err()
}

// whole is the repository's stack with the parts that it does not have.
func whole() *schema.Stack {
	s := *stack()
	s.Boundary = "arn:aws:iam::" + emulator.AccountID + ":policy/" + boundaryName
	s.Site = &schema.StackSite{Bucket: "serverless-poc-site"}
	s.Batch = &schema.StackBatch{StateMachine: batchName, Role: batchName, Input: "s3://" + dataBucket + "/in", Output: "s3://" + dataBucket + "/out", Concurrency: 2}
	return &s
}

// boundaryName is the policy that bounds every role of the account.
const boundaryName = "Bounds"

// The accounts that have no stack, one release, and two.
var (
	bounded = sync.OnceValues(func() (string, error) {
		return kept("", func(w *world) error {
			_, err := w.account().iam.CreatePolicy(context.Background(), &iam.CreatePolicyInput{PolicyName: aws.String(boundaryName),
				PolicyDocument: aws.String(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","logs:*","lambda:InvokeFunction","states:StartExecution"],"Resource":"*"}]}`)})
			return err
		})
	})
	wholeOnce  = sync.OnceValues(func() (string, error) { return settled(bounded, whole(), deployRelease(0)) })
	wholeTwice = sync.OnceValues(func() (string, error) { return settled(wholeOnce, whole(), deployRelease(1)) })
)

// settled is the state that a verb on a stack leaves.
func settled(from func() (string, error), s *schema.Stack, verb func(context.Context, *deploy.Deployer) error) (string, error) {
	dir, err := from()
	if err != nil {
		return "", err
	}
	return kept(dir, func(w *world) error {
		w.stack = s
		return w.run(context.Background(), verb)
	})
}
