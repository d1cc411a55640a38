package deploy

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
)

// patches are API Gateway's way to say changes: each attribute at its path.
func patches(changes []Change, paths map[string]string) []types.PatchOperation {
	var list []types.PatchOperation
	for _, c := range changes {
		list = append(list, patch(types.OpReplace, paths[c.Attribute], c.Desired))
	}
	return list
}

func patch(op types.Op, path, value string) types.PatchOperation {
	return types.PatchOperation{Op: op, Path: aws.String(path), Value: aws.String(value)}
}

// tagGateway tags one resource, such as /restapis/id, unless changes is empty.
func (d *Deployer) tagGateway(ctx context.Context, path string, changes []Change) error {
	if len(changes) == 0 {
		return nil
	}
	arn := "arn:" + d.names.Partition + ":apigateway:" + d.Region + "::" + path
	_, err := d.api.TagResource(ctx, &apigateway.TagResourceInput{ResourceArn: &arn, Tags: d.tags()})
	return err
}
