package deploy

import (
	"context"

	awsiam "github.com/aws/aws-sdk-go-v2/service/iam"
)

// verifyBoundary looks for the policy that is to bound the functions' role: IAM
// would refuse a role with a boundary that is not there, half way through.
func (d *Deployer) verifyBoundary(ctx context.Context, v *Verification) error {
	const of = "permissions boundary"
	if d.stack.Boundary == "" {
		v.add(of, Skipped, "stack.json names none")
		return nil
	}
	_, err := d.iam.GetPolicy(ctx, &awsiam.GetPolicyInput{PolicyArn: d.boundary()})
	switch {
	case err == nil:
		v.add(of, OK, "%s is there", d.stack.Boundary)
	case missing(err):
		v.add(of, NG, "there is no policy %s; have whoever bounds this stack make it, or mend permissions_boundary in stack.json", d.stack.Boundary)
	case unreadable(err):
		v.add(of, Skipped, "%s may not be read: %v", d.stack.Boundary, err)
	default:
		return err
	}
	return nil
}
