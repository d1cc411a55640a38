package deploy

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
)

// usagePaths are where UpdateUsagePlan finds the attributes.
var usagePaths = map[string]string{
	"rate": "/throttle/rateLimit", "burst": "/throttle/burstLimit",
	"quota": "/quota/limit", "quota's period": "/quota/period", "quota's offset": "/quota/offset",
	"description": "/description",
}

// methodThrottles are bounds of single methods, of which there are none of ours.
func methodThrottles(s types.ApiStage) []Change {
	var changes []Change
	for _, method := range slices.Sorted(maps.Keys(s.Throttle)) {
		t := s.Throttle[method]
		changes = diff(changes, methodThrottle+method, fmt.Sprintf("%g a second, %d at once", t.RateLimit, t.BurstLimit), "")
	}
	return changes
}

const methodThrottle = "throttle of "

// patchUsagePlan is refused when the answer to an earlier try was lost: a stage
// cannot be attached or detached twice. Then what is there decides.
func (d *Deployer) patchUsagePlan(ctx context.Context, id string, operations []types.PatchOperation, done func(*types.UsagePlan) bool) error {
	if len(operations) == 0 {
		return nil
	}
	_, err := d.api.UpdateUsagePlan(ctx, &apigateway.UpdateUsagePlanInput{UsagePlanId: &id, PatchOperations: operations})
	if err == nil {
		return nil
	}
	list, readErr := d.taggedUsagePlans(ctx)
	if readErr != nil {
		return readErr
	}
	for _, p := range list {
		if aws.ToString(p.Id) == id && done(&p) {
			return nil
		}
	}
	return err
}

// usagePatches also attach the stage, and detach others. Bounds of methods go
// all at once.
func usagePatches(changes []Change, stage string) []types.PatchOperation {
	var operations []types.PatchOperation
	if slices.ContainsFunc(changes, func(c Change) bool { return strings.HasPrefix(c.Attribute, methodThrottle) }) {
		operations = append(operations, types.PatchOperation{Op: types.OpRemove, Path: aws.String("/apiStages/" + stage + "/throttle")})
	}
	for _, c := range changes {
		switch {
		case strings.HasPrefix(c.Attribute, methodThrottle):
		case c.Attribute == "stage":
			operations = append(operations, patch(types.OpAdd, "/apiStages", c.Desired))
		case strings.HasPrefix(c.Attribute, "stage "):
			operations = append(operations, patch(types.OpRemove, "/apiStages", c.Current))
		default:
			operations = append(operations, patch(types.OpReplace, usagePaths[c.Attribute], c.Desired))
		}
	}
	return operations
}
