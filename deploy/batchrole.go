package deploy

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsiam "github.com/aws/aws-sdk-go-v2/service/iam"

	"serverless-poc/iam"
)

// batchPolicy is the one policy of the state machine's role, which is in the role
// itself: nothing else may use it.
const batchPolicy = "batch"

// A batchGrant is what a role may do beside its one policy's document, which is
// to be nothing.
type batchGrant struct {
	document string   // of batchPolicy, "" for none
	inline   []string // other policies in the role
	attached []string // ARNs of policies attached to it
}

// batchRole plans the role of the state machine.
func (d *Deployer) batchRole(ctx context.Context) (*Step, error) {
	trust, err := iam.BatchTrust(d.names)
	if err != nil {
		return nil, err
	}
	document, err := iam.BatchRole(d.names)
	if err != nil {
		return nil, err
	}
	r := stackRole{name: d.stack.Batch.Role, of: "the state machine", note: "call the functions, read the input, write the output", trust: trust}
	r.grants = func(ctx context.Context, exists bool) (changes []Change, grant func(context.Context) error, err error) {
		have := &batchGrant{}
		if exists {
			if have, err = d.batchGrant(ctx); err != nil {
				return nil, nil, about("role "+r.name, err)
			}
		}
		beside := strings.Join(append(have.inline, policyNames(have.attached)), " ")
		changes = append(documentDiff("policy", have.document, document), diff(nil, "other policies", beside, "")...)
		return changes, func(ctx context.Context) error { return d.grantBatch(ctx, have, document) }, nil
	}
	return d.planRole(ctx, r)
}

// batchGrant reads what the role may do.
func (d *Deployer) batchGrant(ctx context.Context) (*batchGrant, error) {
	role, g := d.stack.Batch.Role, &batchGrant{}
	out, err := d.iam.GetRolePolicy(ctx, &awsiam.GetRolePolicyInput{RoleName: &role, PolicyName: aws.String(batchPolicy)})
	if err != nil && !missing(err) {
		return nil, err
	}
	if err == nil {
		g.document = decoded(aws.ToString(out.PolicyDocument))
	}
	if g.inline, err = d.inlinePolicies(ctx, role); err != nil {
		return nil, fmt.Errorf("cannot list the policies in it: %w", err)
	}
	g.inline = slices.DeleteFunc(g.inline, func(name string) bool { return name == batchPolicy })
	if g.attached, err = d.attachedPolicies(ctx, role); err != nil {
		return nil, fmt.Errorf("cannot list its policies: %w", err)
	}
	return g, nil
}

// grantBatch gives the role its policy, then takes away what is beside it.
func (d *Deployer) grantBatch(ctx context.Context, have *batchGrant, document string) error {
	role := d.stack.Batch.Role
	if len(documentDiff("policy", have.document, document)) > 0 {
		if _, err := d.iam.PutRolePolicy(ctx, &awsiam.PutRolePolicyInput{RoleName: &role, PolicyName: aws.String(batchPolicy), PolicyDocument: &document}); err != nil {
			return err
		}
	}
	return d.strip(ctx, role, have.inline, have.attached)
}

// strip takes policies from a role; what has gone meanwhile is fine.
func (d *Deployer) strip(ctx context.Context, role string, inline, attached []string) error {
	for _, name := range inline {
		if _, err := d.iam.DeleteRolePolicy(ctx, &awsiam.DeleteRolePolicyInput{RoleName: &role, PolicyName: &name}); err != nil && !missing(err) {
			return err
		}
	}
	return d.attachExactly(ctx, role, attached, nil)
}

func (d *Deployer) batchRoleRemoval(ctx context.Context) (removal, error) {
	role := d.stack.Batch.Role
	return d.removeRole(ctx, role, func(ctx context.Context) error {
		inline, err := d.inlinePolicies(ctx, role)
		if err != nil {
			return err
		}
		attached, err := d.attachedPolicies(ctx, role)
		if err != nil {
			return err
		}
		return d.strip(ctx, role, inline, attached)
	})
}

// inlinePolicies names the policies in a role.
func (d *Deployer) inlinePolicies(ctx context.Context, role string) ([]string, error) {
	var names []string
	pages := awsiam.NewListRolePoliciesPaginator(d.iam, &awsiam.ListRolePoliciesInput{RoleName: &role})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		names = append(names, page.PolicyNames...)
	}
	return names, nil
}
