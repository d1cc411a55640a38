package families

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sfn"
	sfntypes "github.com/aws/aws-sdk-go-v2/service/sfn/types"

	"serverless-poc/deploy"
	"serverless-poc/emulator"
	"serverless-poc/schema"
)

const (
	batchName  = "ServerlessPOCBatch" // of the state machine and its role
	dataBucket = "serverless-poc-data"
)

// TestBatchDrift: every attribute of the state machine and its role is changed by
// somebody else. Plan names that attribute and nothing else, and deploy mends it.
func TestBatchDrift(t *testing.T) {
	from, err := batchOnce()
	if err != nil {
		t.Fatal(err)
	}
	f := newFamily(t, "drift of the state machine and its role")
	for _, d := range batchDrifts() {
		f.add(d.kind+" "+d.attribute, func() error { return driftedOn(from, batchStack(), d) })
	}
	f.run()
}

// batchStack is the whole stack but for the website, whose page has the address of
// the embedded AWS in it.
func batchStack() *schema.Stack {
	s := whole()
	s.Site = nil
	return s
}

// batchOnce is an account that has it.
var batchOnce = sync.OnceValues(func() (string, error) { return settled(bounded, batchStack(), deployRelease(0)) })

func batchDrifts() []drift {
	name, machine := aws.String(batchName), aws.String("arn:aws:states:us-east-1:"+emulator.AccountID+":stateMachine:"+batchName)
	trust := aws.String(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}`)
	anything := aws.String(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}`)
	return []drift{
		{kind: "role", attribute: "trust policy", change: func(ctx context.Context, a *account) error {
			_, err := a.iam.UpdateAssumeRolePolicy(ctx, &iam.UpdateAssumeRolePolicyInput{RoleName: name, PolicyDocument: trust})
			return err
		}},
		{kind: "role", attribute: "boundary", change: func(ctx context.Context, a *account) error {
			_, err := a.iam.DeleteRolePermissionsBoundary(ctx, &iam.DeleteRolePermissionsBoundaryInput{RoleName: name})
			return err
		}},
		{kind: "role", attribute: "policy", change: func(ctx context.Context, a *account) error {
			_, err := a.iam.PutRolePolicy(ctx, &iam.PutRolePolicyInput{RoleName: name, PolicyName: aws.String("batch"), PolicyDocument: anything})
			return err
		}},
		{kind: "role", attribute: "other policies", change: func(ctx context.Context, a *account) error {
			if _, err := a.iam.PutRolePolicy(ctx, &iam.PutRolePolicyInput{RoleName: name, PolicyName: aws.String("more"), PolicyDocument: anything}); err != nil {
				return err
			}
			_, err := a.iam.AttachRolePolicy(ctx, &iam.AttachRolePolicyInput{RoleName: name, PolicyArn: aws.String("arn:aws:iam::" + emulator.AccountID + ":policy/" + boundaryName)})
			return err
		}},
		{kind: "role", attribute: "tag project", change: func(ctx context.Context, a *account) error {
			_, err := a.iam.TagRole(ctx, &iam.TagRoleInput{RoleName: name, Tags: []types.Tag{{Key: aws.String("project"), Value: aws.String("theirs")}}})
			return err
		}},
		{kind: "state machine", attribute: "definition", change: func(ctx context.Context, a *account) error {
			other := `{"StartAt":"End","States":{"End":{"Type":"Succeed"}}}`
			_, err := a.states.UpdateStateMachine(ctx, &sfn.UpdateStateMachineInput{StateMachineArn: machine, Definition: &other})
			return err
		}},
		{kind: "state machine", attribute: "role", leaves: "Another", change: func(ctx context.Context, a *account) error {
			role, err := a.iam.CreateRole(ctx, &iam.CreateRoleInput{RoleName: aws.String("Another"), AssumeRolePolicyDocument: trust})
			if err != nil {
				return err
			}
			_, err = a.states.UpdateStateMachine(ctx, &sfn.UpdateStateMachineInput{StateMachineArn: machine, RoleArn: role.Role.Arn})
			return err
		}},
		{kind: "state machine", attribute: "tag project", change: func(ctx context.Context, a *account) error {
			_, err := a.states.TagResource(ctx, &sfn.TagResourceInput{ResourceArn: machine, Tags: []sfntypes.Tag{{Key: aws.String("project"), Value: aws.String("theirs")}}})
			return err
		}},
	}
}

// putRows makes a data set of two rows.
func putRows(ctx context.Context, a *account) error {
	if _, err := a.s3.CreateBucket(ctx, &s3.CreateBucketInput{Bucket: aws.String(dataBucket)}); err != nil {
		return err
	}
	_, err := a.s3.PutObject(ctx, &s3.PutObjectInput{Bucket: aws.String(dataBucket), Key: aws.String("in/rows.csv"), Body: strings.NewReader("gre,gpa,rank\n800,4,1\n700,3,2\n")})
	return err
}

// score scores it twice: the second time what was collected is read.
func score(ctx context.Context, d *deploy.Deployer) error {
	q := deploy.Scoring{Model: whole().Models[0], From: "s3://" + dataBucket + "/in/rows.csv", To: "s3://" + dataBucket + "/out", Most: 1}
	if _, err := d.Score(ctx, q); err != nil {
		return err
	}
	_, err := d.Score(ctx, q)
	return err
}

// dumpInline says of a role which policies are in it.
func dumpInline(ctx context.Context, d *dump, client *iam.Client, role string) error {
	list, err := client.ListRolePolicies(ctx, &iam.ListRolePoliciesInput{RoleName: &role})
	if err != nil {
		return err
	}
	for _, name := range list.PolicyNames {
		out, err := client.GetRolePolicy(ctx, &iam.GetRolePolicyInput{RoleName: &role, PolicyName: &name})
		if err != nil {
			return err
		}
		d.line("role %s says %s: %s", role, name, unescaped(aws.ToString(out.PolicyDocument)))
	}
	return nil
}

// dumpStates says of the state machines what they are.
func dumpStates(ctx context.Context, d *dump, cfg aws.Config) error {
	client := sfn.NewFromConfig(cfg)
	list, err := client.ListStateMachines(ctx, &sfn.ListStateMachinesInput{})
	if err != nil {
		return err
	}
	for _, m := range list.StateMachines {
		out, err := client.DescribeStateMachine(ctx, &sfn.DescribeStateMachineInput{StateMachineArn: m.StateMachineArn})
		if err != nil {
			return err
		}
		tags, err := client.ListTagsForResource(ctx, &sfn.ListTagsForResourceInput{ResourceArn: m.StateMachineArn})
		if err != nil {
			return err
		}
		name := "state machine " + aws.ToString(m.Name)
		d.line("%s %s of role %s: %s", name, m.Type, aws.ToString(out.RoleArn), aws.ToString(out.Definition))
		for _, t := range tags.Tags {
			d.line("%s tag %s=%s", name, aws.ToString(t.Key), aws.ToString(t.Value))
		}
	}
	return nil
}
