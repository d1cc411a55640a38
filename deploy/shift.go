package deploy

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

// firstShare is the part of the calls that a shifted version gets at first.
const firstShare = 0.10

// Shift is Deploy, but for the alias: the new version first gets a tenth of the
// calls and is watched for a stretch (Watch) with golden cases sent as callers
// send theirs; then it gets all of them, or, when one answer of its is not R's,
// none again.
func (d *Deployer) Shift(ctx context.Context, r *Release) (*Outcome, error) {
	d.shifting = true
	defer func() { d.shifting = false }()
	return d.release(ctx, r, "shift")
}

// shift moves the alias from what is live to the release's version by way of a share.
func (d *Deployer) shift(ctx context.Context, r *Release, p *Plan) error {
	function, number, now := FunctionName(d.stack, r.Model), *p.version, p.alias
	if err := d.Gate(ctx, function, number, r.Artefact.Model, r.Artefact.Artefact.Version); err != nil {
		return err
	}
	p.proved = d.rounds()
	old, err := d.publishedArtefact(ctx, function, p.live)
	if err != nil {
		return fmt.Errorf("what is live cannot be told from what is new: %w; deploy moves the alias at once", err)
	}
	shared, err := d.moveAlias(ctx, function, now, p.live, map[string]float64{number: firstShare})
	if err != nil {
		return err
	}
	d.say("    shift: version %s gets %.0f %% of the calls, version %s the others", number, 100*firstShare, p.live)
	w := &watch{d: d, function: function, number: number, seen: map[string]int{}, models: map[string]served{
		number: {r.Artefact.Model, r.Artefact.Artefact.Version}, p.live: {old.Model, old.Artefact.Version},
	}}
	if err := w.run(ctx, r.Artefact.Model.Source().Cases); err != nil {
		if _, back := d.moveAlias(context.WithoutCancel(ctx), function, shared, p.live, nil); back != nil {
			return fmt.Errorf("%w\nand version %s keeps its %.0f %%, as the alias cannot be moved back: %v; run rollback", err, number, 100*firstShare, back)
		}
		return fmt.Errorf("%w\nversion %s gets no calls any more", err, number)
	}
	d.say("    shift: %d golden answers of version %s and %d of version %s, all as R's", w.seen[number], number, w.seen[p.live], p.live)
	moved, err := d.moveAlias(ctx, function, shared, number, nil)
	if err != nil {
		return err
	}
	p.see(moved)
	return nil
}

// endShift gives all calls back to the version that has most of them.
func (d *Deployer) endShift(ctx context.Context, function string, alias *lambda.GetAliasOutput) (*Outcome, error) {
	live := aws.ToString(alias.FunctionVersion)
	old, err := d.publishedArtefact(ctx, function, live)
	if err != nil {
		return nil, err
	}
	if err := d.lease.take(ctx); err != nil {
		return nil, err
	}
	if _, err := d.moveAlias(ctx, function, alias, live, nil); err != nil {
		return nil, err
	}
	d.say("  ~ alias      %s:%s: weights %s -> none", function, d.stack.Alias, shares(weightsOf(alias)))
	return &Outcome{Function: function, Alias: d.stack.Alias, Version: live, Artefact: old.Artefact.Version, Changed: 1}, nil
}
