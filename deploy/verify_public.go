package deploy

import (
	"context"
	"errors"
	"fmt"
)

// verifyPublic asks the URL for the release. A wrong answer takes the release
// away from callers at once, where there was something live before.
func (d *Deployer) verifyPublic(ctx context.Context, r *Release, p *Plan) error {
	err := d.verifyURL(ctx, public{r.Model, r.Artefact.Model, r.Artefact.Artefact.Version, p.made[p.before]})
	var answered *URLError
	if !errors.As(err, &answered) || !answered.Wrong {
		return err
	}
	function := FunctionName(d.stack, r.Model)
	if p.before == "" || p.before == p.live {
		return fmt.Errorf("%w\nthere is no other version to go back to, so version %s stays: look at the API, or run destroy", err, p.live)
	}
	back, moveErr := d.moveAlias(context.WithoutCancel(ctx), function, p.alias, p.before, nil)
	if moveErr != nil {
		return fmt.Errorf("%w\nand the alias cannot be moved back: %w; run rollback", err, moveErr)
	}
	d.say("  ~ alias     %s:%s: version %s -> %s, BACK AGAIN", function, d.stack.Alias, p.live, p.before)
	p.see(back)
	return fmt.Errorf("%w\nthe alias was moved back at once", err)
}
