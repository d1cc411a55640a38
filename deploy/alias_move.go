package deploy

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// moveAlias lets callers get version to, and the versions of weights in those
// shares. now is the alias as it was read, nil when there is none: where it is
// no longer so, nothing is moved. It returns the alias as it is then.
func (d *Deployer) moveAlias(ctx context.Context, function string, now *lambda.GetAliasOutput, to string, weights map[string]float64) (*lambda.GetAliasOutput, error) {
	resource := "alias " + function + ":" + d.stack.Alias
	if weights == nil {
		weights = map[string]float64{} // sent empty, or Lambda keeps weights of an earlier day
	}
	note := d.moveNote(now, to)
	for w := d.wait(); ; {
		moved, err := d.writeAlias(ctx, function, now, to, note, weights)
		if err == nil || !lost(err) && !taken(err) {
			return moved, err
		}
		// The conflict may be with ourselves: the answer to an earlier try was lost.
		is, readErr := d.getAlias(ctx, function)
		switch {
		case readErr != nil:
			return nil, readErr
		case is != nil && aws.ToString(is.FunctionVersion) == to && maps.Equal(weightsOf(is), weights) && aws.ToString(is.Description) == note:
			return is, nil
		case !sameAlias(is, now):
			return nil, &SupersededError{Resource: resource, Err: err}
		}
		// It did not arrive, or this read is of old.
		if again, err := w.pause(ctx, 0, patience); err != nil {
			return nil, err
		} else if again {
			continue
		}
		return nil, raced(err, resource)
	}
}

func (d *Deployer) writeAlias(ctx context.Context, function string, now *lambda.GetAliasOutput, to, note string, weights map[string]float64) (*lambda.GetAliasOutput, error) {
	if now == nil {
		out, err := d.lambda.CreateAlias(ctx, &lambda.CreateAliasInput{
			FunctionName: &function, Name: &d.stack.Alias, FunctionVersion: &to, Description: &note,
		})
		if err != nil {
			return nil, err
		}
		return &lambda.GetAliasOutput{FunctionVersion: out.FunctionVersion, Description: out.Description, RevisionId: out.RevisionId, RoutingConfig: out.RoutingConfig}, nil
	}
	out, err := d.lambda.UpdateAlias(ctx, &lambda.UpdateAliasInput{
		FunctionName: &function, Name: &d.stack.Alias, FunctionVersion: &to, Description: &note,
		RevisionId: now.RevisionId, RoutingConfig: &types.AliasRoutingConfiguration{AdditionalVersionWeights: weights},
	})
	if err != nil {
		return nil, err
	}
	return &lambda.GetAliasOutput{FunctionVersion: out.FunctionVersion, Description: out.Description, RevisionId: out.RevisionId, RoutingConfig: out.RoutingConfig}, nil
}

// sameAlias compares what was read at two times; nil is none.
func sameAlias(a, b *lambda.GetAliasOutput) bool {
	if a == nil || b == nil {
		return a == b
	}
	return aws.ToString(a.RevisionId) == aws.ToString(b.RevisionId)
}

// weightsOf are the shares of other versions than the alias's own.
func weightsOf(alias *lambda.GetAliasOutput) map[string]float64 {
	if alias == nil || alias.RoutingConfig == nil {
		return nil
	}
	return alias.RoutingConfig.AdditionalVersionWeights
}

// shares writes weights for people: "2: 10 %".
func shares(weights map[string]float64) string {
	var list []string
	for _, version := range slices.Sorted(maps.Keys(weights)) {
		list = append(list, fmt.Sprintf("%s: %.4g %%", version, 100*weights[version]))
	}
	return strings.Join(list, ", ")
}
