package families

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"serverless-poc/deploy"
	"serverless-poc/emulator"
	policies "serverless-poc/iam"
	"serverless-poc/schema"
)

// TestMinimalPolicy: every verb ends as it does for the account's root when the
// deployer is a role that has the deployer's policy and nothing else.
func TestMinimalPolicy(t *testing.T) {
	f := newFamily(t, "the deployer's policy and nothing else")
	for _, s := range scenarios {
		f.add(s.name, func() error { return asRole(s) })
	}
	f.run()
}

func asRole(s scenario) error {
	_, want, err := unharmed(s)
	if err != nil {
		return err
	}
	w, err := s.open()
	if err != nil {
		return err
	}
	defer w.close()
	document, err := deployersPolicy(w.stack)
	if err != nil {
		return err
	}
	cfg, err := w.role(document)
	if err != nil {
		return err
	}
	if err := w.runAs(context.Background(), cfg, s.verb); err != nil {
		return err
	}
	got, err := w.dump()
	if err != nil {
		return err
	}
	return differences(want, without(got, "role "+roleName+" "))
}

// deployersPolicy is what a deployer of the stack may do: the statements of one
// document, or of two where the stack has a state machine.
func deployersPolicy(s *schema.Stack) (string, error) {
	names := deploy.Names(s, "aws", emulator.AccountID, "us-east-1")
	first, err := policies.Deployer(names)
	if err != nil || s.Batch == nil {
		return first, err
	}
	second, err := policies.DeployerBatch(names)
	if err != nil {
		return "", err
	}
	var one, two document
	if err := errors.Join(json.Unmarshal([]byte(first), &one), json.Unmarshal([]byte(second), &two)); err != nil {
		return "", err
	}
	one.Statement = append(one.Statement, two.Statement...)
	both, err := json.Marshal(one)
	return string(both), err
}

// roleName is whose credentials the deployer has.
const roleName = "WhoeverDeploys"

// role makes the role with a policy and assumes it.
func (w *world) role(document string) (aws.Config, error) {
	ctx, client, name := context.Background(), iam.NewFromConfig(w.config()), roleName
	trust := fmt.Sprintf(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"sts:AssumeRole"}]}`, emulator.AccountID)
	role, err := client.CreateRole(ctx, &iam.CreateRoleInput{RoleName: &name, AssumeRolePolicyDocument: &trust})
	if err != nil {
		return aws.Config{}, err
	}
	if _, err := client.PutRolePolicy(ctx, &iam.PutRolePolicyInput{RoleName: &name, PolicyName: &name, PolicyDocument: &document}); err != nil {
		return aws.Config{}, err
	}
	out, err := sts.NewFromConfig(w.config()).AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: role.Role.Arn, RoleSessionName: aws.String("faults")})
	if err != nil {
		return aws.Config{}, err
	}
	cfg := w.deployers()
	cfg.Credentials = credentials.NewStaticCredentialsProvider(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken)
	return cfg, nil
}
