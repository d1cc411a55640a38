package deploy

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/engine"
)

// next stands for a version that will be published.
const next = "(next)"

// alias plans the one pointer that callers use. number is filled in by the
// version's step before this one is applied.
func (d *Deployer) alias(ctx context.Context, r *Release, number *string) (*Step, error) {
	function := FunctionName(d.stack, r.Model)
	s := &Step{Kind: "alias", Name: function + ":" + d.stack.Alias}
	now, err := d.getAlias(ctx, function)
	if err != nil {
		return nil, err
	}
	want := *number
	if want == "" {
		want = next
	}
	current := ""
	if now != nil {
		current = aws.ToString(now.FunctionVersion)
	}
	s.Changes = diff(nil, "version", current, want)
	if now != nil && now.RoutingConfig != nil && len(now.RoutingConfig.AdditionalVersionWeights) > 0 {
		s.Changes = diff(s.Changes, "weights", fmt.Sprint(now.RoutingConfig.AdditionalVersionWeights), "")
	}
	s.apply = func(ctx context.Context) error {
		return d.promote(ctx, function, *number, r.Artefact.Model, r.Artefact.Artefact.Version, now)
	}
	return s.settle(now != nil), nil
}

// getAlias is nil when there is no such alias, or no such function.
func (d *Deployer) getAlias(ctx context.Context, function string) (*lambda.GetAliasOutput, error) {
	out, err := d.lambda.GetAlias(ctx, &lambda.GetAliasInput{FunctionName: &function, Name: &d.stack.Alias})
	if missing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("alias %s:%s: %w", function, d.stack.Alias, err)
	}
	return out, nil
}

// promote is the only way to move the alias: the gate first, always. now is
// the alias as it was read, nil when there is none.
func (d *Deployer) promote(ctx context.Context, function, number string, model *engine.Model, artefact string, now *lambda.GetAliasOutput) error {
	if err := d.Gate(ctx, function, number, model, artefact); err != nil {
		return err
	}
	if now == nil {
		_, err := d.lambda.CreateAlias(ctx, &lambda.CreateAliasInput{FunctionName: &function, Name: &d.stack.Alias, FunctionVersion: &number})
		if err != nil {
			return fmt.Errorf("alias %s:%s: %w", function, d.stack.Alias, err)
		}
		return nil
	}
	_, err := d.lambda.UpdateAlias(ctx, &lambda.UpdateAliasInput{
		FunctionName: &function, Name: &d.stack.Alias, FunctionVersion: &number, RevisionId: now.RevisionId,
		// Sent empty, or Lambda keeps weights of an earlier day.
		RoutingConfig: &types.AliasRoutingConfiguration{AdditionalVersionWeights: map[string]float64{}},
	})
	if err != nil {
		return raced(fmt.Errorf("alias %s:%s: %w", function, d.stack.Alias, err), "alias "+function+":"+d.stack.Alias)
	}
	return nil
}
