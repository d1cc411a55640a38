package deploy

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
)

// boundary is the policy that bounds the stack's roles, nil when stack.json
// has none.
func (d *Deployer) boundary() *string {
	if d.stack.Boundary == "" {
		return nil
	}
	return &d.stack.Boundary
}

// boundaryChanges compares a role's boundary. One that stack.json does not
// speak of is left alone: whoever set it did so to bound us too.
func (d *Deployer) boundaryChanges(have *types.AttachedPermissionsBoundary) []Change {
	if d.stack.Boundary == "" {
		return nil
	}
	current := ""
	if have != nil {
		current = aws.ToString(have.PermissionsBoundaryArn)
	}
	return diff(nil, "boundary", current, d.stack.Boundary)
}
