package deploy

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"

	"serverless-poc/converter"
	"serverless-poc/schema"
)

// Difference says what would change for callers of m if candidate took the place
// of what is live, which is version number of its function; nil when nothing is
// live. It changes nothing.
func (d *Deployer) Difference(ctx context.Context, m schema.StackModel, candidate *converter.Converted) (diff *converter.Difference, number string, err error) {
	live, err := d.liveVersion(ctx, FunctionName(d.stack, m))
	if err != nil || live == nil {
		return nil, "", err
	}
	artefact, err := d.artefactOf(ctx, live)
	if err != nil {
		return nil, "", err
	}
	diff, err = converter.Diff(artefact, candidate)
	return diff, aws.ToString(live.Version), err
}

// replaced is the version that the release takes the place of, or has taken it;
// "" when it is the first, or nobody knows.
func (p *Plan) replaced() string {
	if p.live != "" && p.live == *p.version {
		return before(p.alias)
	}
	return p.live
}

// first says that the release is the first version that is live, or will be.
func (p *Plan) first() bool {
	return p.live == "" || p.live == *p.version && len(movesOf(p.alias)) == 1
}

// verifyDifference compares the release with what it takes the place of, holds
// it against the limits of stack.json, and keeps the note for its mark. A
// release that is live already passes: it is too late to stop it.
func (d *Deployer) verifyDifference(ctx context.Context, v *Verification, r *Release, p *Plan) error {
	of, old := "model "+r.Model.Name, p.replaced()
	switch {
	case !slices.ContainsFunc(p.Steps, func(s *Step) bool { return s.Kind == "alias" }):
		v.add(of, Skipped, "difference: what is live cannot be told")
		return nil
	case !p.changes("alias", "mark"):
		v.add(of, Skipped, "difference: the release is live and verified")
		return nil
	case p.first():
		p.note = "first version"
		v.add(of, Skipped, "difference: this is the first version, so there is nothing to compare with")
		return nil
	case old == "":
		v.add(of, Skipped, "difference: the release is live already, and the alias does not say what was live before")
		return nil
	}
	limit := r.Model.Limit
	if p.live == *p.version {
		limit = nil
	}
	was, err := d.publishedArtefact(ctx, FunctionName(d.stack, r.Model), old)
	var diff *converter.Difference
	if err == nil {
		diff, err = converter.Diff(was, r.Artefact)
	}
	switch {
	case err != nil && !refusal(err) && !missing(err):
		return err
	case err != nil:
		p.note = "not compared with version " + old
		d.unlike(v, r, limit, fmt.Sprintf("version %s cannot be compared with: %v", old, err))
		return nil
	}
	p.note = "against version " + old + ": " + diff.Note()
	v.add(of, OK, "difference %s", p.note)
	d.verifyLimits(v, r, p, diff.Hold(limit))
	return nil
}

// unlike enters that no limit can be looked at.
func (d *Deployer) unlike(v *Verification, r *Release, limit *schema.StackLimit, why string) {
	of := "model " + r.Model.Name
	switch {
	case limit == nil:
		v.add(of, Skipped, "difference: %s", why)
	case d.Accept == r.Artefact.Artefact.Version:
		v.add(of, OK, "limits: %s; ACCEPT takes it as it is", why)
	default:
		v.add(of, NG, "limits: %s; %s", why, d.goOn(r, "take the limit out of stack.json"))
	}
}

// verifyLimits enters what each limit says.
func (d *Deployer) verifyLimits(v *Verification, r *Release, p *Plan, findings []converter.Finding) {
	of := "model " + r.Model.Name
	if len(findings) == 0 {
		v.add(of, Skipped, "limits: there are none to look at")
	}
	for _, f := range findings {
		allowed := strconv.FormatFloat(float64(f.Allowed), 'g', -1, 64)
		switch {
		case !f.Over:
			v.add(of, OK, "limit.%s %s: %s", f.Limit, allowed, f.Says)
		case d.Accept == r.Artefact.Artefact.Version:
			v.add(of, OK, "limit.%s %s is exceeded, and ACCEPT takes it: %s", f.Limit, allowed, f.Says)
			p.note += ", accepted beyond limit." + f.Limit
		default:
			v.add(of, NG, "limit.%s of stack.json allows %s, and %s; %s", f.Limit, allowed, f.Says, d.goOn(r, "raise the limit"))
		}
	}
}

// goOn says how a release beyond a limit comes to be deployed all the same.
func (d *Deployer) goOn(r *Release, otherwise string) string {
	text := fmt.Sprintf("look at go tool mage diff, then %s, or take this one version: ACCEPT=%s go tool mage deploy", otherwise, r.Artefact.Artefact.Version)
	if d.Accept != "" {
		text += fmt.Sprintf(" (ACCEPT=%s is another one)", d.Accept)
	}
	return text
}
