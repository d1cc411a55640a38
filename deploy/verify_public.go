package deploy

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/converter"
	"serverless-poc/schema"
)

// verifyPublic asks the URL for the release.
func (d *Deployer) verifyPublic(ctx context.Context, r *Release, p *Plan) error {
	back := p.before
	if back == p.live {
		back = "" // this run has not moved the alias
	}
	now, err := d.orBack(ctx, FunctionName(d.stack, r.Model), p.alias, back,
		public{r.Model, r.Artefact.Model, r.Artefact.Artefact.Version, p.made[p.before], true})
	p.see(now)
	return err
}

// verifyRolledBack asks the URL for the version that a rollback has made live.
func (d *Deployer) verifyRolledBack(ctx context.Context, b back, now *lambda.GetAliasOutput, v *types.FunctionConfiguration, artefact *converter.Converted) error {
	for _, m := range d.stack.Models {
		if FunctionName(d.stack, m) == b.function {
			if err := d.alignAPI(ctx, m, artefact, v); err != nil {
				return err
			}
			_, err := d.orBack(ctx, b.function, now, b.from, public{m, artefact.Model, artefact.Artefact.Version, b.artefact, routed(v)})
			return err
		}
	}
	return nil // not of this stack.json any more, so it has no path
}

// alignAPI gives the API the document of a version that is live again.
func (d *Deployer) alignAPI(ctx context.Context, m schema.StackModel, artefact *converter.Converted, v *types.FunctionConfiguration) error {
	steps, err := d.misaligned(ctx, m, artefact, v)
	if err != nil {
		return err
	}
	return d.align(ctx, steps)
}

// misaligned are the steps of the API that differ from what the version asks for.
func (d *Deployer) misaligned(ctx context.Context, m schema.StackModel, artefact *converter.Converted, v *types.FunctionConfiguration) ([]*Step, error) {
	steps, err := d.gatewaySteps(ctx, &Release{Model: m, Artefact: artefact, again: v})
	return slices.DeleteFunc(steps, func(s *Step) bool { return s.Action == Keep }), err
}

func (d *Deployer) align(ctx context.Context, steps []*Step) error {
	for _, s := range steps {
		d.say("  %s", s)
		if err := s.apply(ctx); err != nil {
			return fmt.Errorf("%s %s: %w", s.Kind, s.Name, err)
		}
	}
	return nil
}

// alignBack is alignAPI for a published version.
func (d *Deployer) alignBack(ctx context.Context, function string, m schema.StackModel, number string) error {
	v, err := d.configuration(ctx, function, number)
	if err != nil {
		return err
	}
	artefact, err := d.artefactOf(ctx, v)
	if err != nil {
		return err
	}
	return d.alignAPI(ctx, m, artefact, v)
}

// orBack asks the URL; a wrong answer takes what is live away from callers at
// once: they get version back again, unless it is "". It returns the alias as
// it is then.
func (d *Deployer) orBack(ctx context.Context, function string, now *lambda.GetAliasOutput, back string, p public) (*lambda.GetAliasOutput, error) {
	err := d.verifyURL(ctx, p)
	var answered *URLError
	if !errors.As(err, &answered) || !answered.Wrong {
		return now, err
	}
	live := aws.ToString(now.FunctionVersion)
	if back == "" {
		return now, fmt.Errorf("%w\nthere is no other version to go back to, so version %s stays: look at the API, or run destroy", err, live)
	}
	moved, moveErr := d.moveAlias(context.WithoutCancel(ctx), function, now, back, nil)
	if moveErr != nil {
		return now, fmt.Errorf("%w\nand the alias cannot be moved back: %w; run rollback", err, moveErr)
	}
	d.say("  ~ alias      %s:%s: version %s -> %s, BACK AGAIN", function, d.stack.Alias, live, back)
	if err := d.alignBack(ctx, function, p.m, back); err != nil {
		d.say("    the API still has the document of version %s: %v; deploy or rollback mends it", live, err)
	}
	return moved, fmt.Errorf("%w\nthe alias was moved back to version %s at once", err, back)
}
