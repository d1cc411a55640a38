package deploy

import (
	"context"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsiam "github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
)

// roleSettings are what every role of the stack has beside its policies, and how
// one that is there differs in it.
type roleSettings struct {
	d                    *Deployer
	name, trust          string
	trusts, bounds, tags []Change
}

// roleSettings compares a role's settings; nil is a role that is not there.
func (d *Deployer) roleSettings(name, trust string, have *types.Role) *roleSettings {
	if have == nil {
		have = &types.Role{}
	}
	return &roleSettings{
		d: d, name: name, trust: trust,
		trusts: documentDiff("trust policy", decoded(aws.ToString(have.AssumeRolePolicyDocument)), trust),
		bounds: d.boundaryChanges(have.PermissionsBoundary), tags: d.tagChanges(iamTags(have.Tags)),
	}
}

// changes are all of them, with those of the policies before the tags.
func (s *roleSettings) changes(policies []Change) []Change {
	return slices.Concat(s.trusts, s.bounds, policies, s.tags)
}

// apply mends what differs.
func (s *roleSettings) apply(ctx context.Context) error {
	if len(s.tags) > 0 {
		if _, err := s.d.iam.TagRole(ctx, &awsiam.TagRoleInput{RoleName: &s.name, Tags: s.d.iamTagList()}); err != nil {
			return err
		}
	}
	if len(s.trusts) > 0 {
		if _, err := s.d.iam.UpdateAssumeRolePolicy(ctx, &awsiam.UpdateAssumeRolePolicyInput{RoleName: &s.name, PolicyDocument: &s.trust}); err != nil {
			return err
		}
	}
	if len(s.bounds) == 0 {
		return nil
	}
	_, err := s.d.iam.PutRolePermissionsBoundary(ctx, &awsiam.PutRolePermissionsBoundaryInput{RoleName: &s.name, PermissionsBoundary: s.d.boundary()})
	return err
}
