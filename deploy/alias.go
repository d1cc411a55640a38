package deploy

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/lambda"

	"serverless-poc/engine"
)

// next stands for a version that will be published.
const next = "(next)"

// aliasStep plans the one pointer that callers use. The version's step before
// it fills in the number that it moves to.
func (d *Deployer) aliasStep(ctx context.Context, r *Release, p *Plan) (*Step, error) {
	function := FunctionName(d.stack, r.Model)
	s := &Step{Kind: "alias", Name: function + ":" + d.stack.Alias}
	now, err := d.getAlias(ctx, function)
	if err != nil {
		return nil, err
	}
	p.see(now)
	p.before = p.live
	want := *p.version
	if want == "" {
		want = next
	}
	s.Changes = diff(nil, "version", p.live, want)
	s.Changes = diff(s.Changes, "weights", shares(weightsOf(now)), "")
	s.apply = func(ctx context.Context) error {
		if d.shifting && now != nil && p.live != *p.version {
			return d.shift(ctx, r, p)
		}
		return d.moveAll(ctx, r, p)
	}
	return s.settle(now != nil), nil
}

// moveAll gives all calls to the release's version at once.
func (d *Deployer) moveAll(ctx context.Context, r *Release, p *Plan) error {
	moved, err := d.promote(ctx, FunctionName(d.stack, r.Model), *p.version, r.Artefact.Model, r.Artefact.Artefact.Version, p.alias)
	if err != nil {
		return err
	}
	p.proved = d.rounds()
	p.see(moved)
	return nil
}

// getAlias is nil when there is no such alias, or no such function.
func (d *Deployer) getAlias(ctx context.Context, function string) (*lambda.GetAliasOutput, error) {
	out, err := d.lambda.GetAlias(ctx, &lambda.GetAliasInput{FunctionName: &function, Name: &d.stack.Alias})
	if missing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return out, nil
}

// promote is the only way to move the alias: the gate first, always. now is
// the alias as it was read, nil when there is none.
func (d *Deployer) promote(ctx context.Context, function, number string, model *engine.Model, artefact string, now *lambda.GetAliasOutput) (*lambda.GetAliasOutput, error) {
	if err := d.Gate(ctx, function, number, model, artefact); err != nil {
		return nil, err
	}
	return d.moveAlias(ctx, function, now, number, nil)
}
