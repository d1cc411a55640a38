package deploy

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsiam "github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
)

// A stackRole is one of the stack's roles as it should be. Its grants are what
// differs in what it may do, and how to mend that; of a role that does not exist
// nothing is read.
type stackRole struct {
	name, of, note, trust string
	grants                func(ctx context.Context, exists bool) (changes []Change, grant func(context.Context) error, err error)
}

// planRole plans a role.
func (d *Deployer) planRole(ctx context.Context, r stackRole) (*Step, error) {
	s := &Step{Kind: "role", Name: r.name, Note: r.note}
	out, err := d.iam.GetRole(ctx, &awsiam.GetRoleInput{RoleName: &r.name})
	exists := !missing(err)
	var have *types.Role // nil is none
	if exists {
		if err != nil {
			return nil, about("role "+r.name, err)
		}
		have = out.Role
		if err := d.ours("role "+r.name, iamTags(have.Tags)); err != nil {
			return nil, err
		}
	}
	changes, grant, err := r.grants(ctx, exists)
	if err != nil {
		return nil, err
	}
	settings := d.roleSettings(r.name, r.trust, have)
	s.Changes = settings.changes(changes)
	s.apply = func(ctx context.Context) error {
		if !exists {
			return d.createRole(ctx, r, grant)
		}
		if err := settings.apply(ctx); err != nil {
			return err
		}
		return grant(ctx)
	}
	return s.settle(exists), nil
}

func (d *Deployer) createRole(ctx context.Context, r stackRole, grant func(context.Context) error) error {
	_, err := d.iam.CreateRole(ctx, &awsiam.CreateRoleInput{
		RoleName: &r.name, AssumeRolePolicyDocument: &r.trust, Tags: d.iamTagList(), PermissionsBoundary: d.boundary(),
		Description: aws.String("Role of " + r.of + " of stack " + StackName(d.stack)),
	})
	if taken(err) {
		return d.adopt(ctx, err, func() (*Step, error) { return d.planRole(ctx, r) })
	}
	if err != nil {
		return err
	}
	return grant(ctx)
}

// removeRole takes a role, after strip has taken from it what it may do.
func (d *Deployer) removeRole(ctx context.Context, name string, strip func(context.Context) error) (removal, error) {
	return d.removal("role "+name, func() (map[string]string, error) {
		out, err := d.iam.GetRole(ctx, &awsiam.GetRoleInput{RoleName: &name})
		if err != nil {
			return nil, err
		}
		return iamTags(out.Role.Tags), nil
	}, func(ctx context.Context) error {
		if err := strip(ctx); err != nil {
			return err
		}
		_, err := d.iam.DeleteRole(ctx, &awsiam.DeleteRoleInput{RoleName: &name})
		return err
	})
}
