package deploy

import (
	"context"
)

// markStep plans the mark that says that the release's version is verified. An
// earlier run may have moved the alias and not come so far.
func (d *Deployer) markStep(ctx context.Context, r *Release, p *Plan) (*Step, error) {
	function := FunctionName(d.stack, r.Model)
	number := *p.version
	s := &Step{Kind: "mark", Name: function + ":" + number, Note: "verified"}
	exists := false
	if number == "" {
		s.Name = function + ":" + next
	} else {
		m, _, err := d.readMark(ctx, function, number)
		if err != nil {
			return nil, err
		}
		exists = m != nil && m.Code == base64SHA(r.Package.SHA256) && m.Digest == r.Artefact.Digest && (m.Rounds > 0 || d.ungated)
	}
	s.apply = func(ctx context.Context) error { return d.proveAndMark(ctx, r, p) }
	return s.settle(exists), nil
}

// proveAndMark marks the version that is live, after the gate if this run has
// not been there.
func (d *Deployer) proveAndMark(ctx context.Context, r *Release, p *Plan) error {
	function := FunctionName(d.stack, r.Model)
	if p.proved == 0 {
		if err := d.Gate(ctx, function, *p.version, r.Artefact.Model, r.Artefact.Artefact.Version); err != nil {
			return err
		}
		p.proved = d.rounds()
	}
	m := Mark{
		Function: function, Version: *p.version, Code: base64SHA(r.Package.SHA256),
		Artefact: r.Artefact.Artefact.Version, Digest: r.Artefact.Digest,
		Cases: len(r.Artefact.Model.Source().Cases), Rounds: p.proved, Note: p.note,
	}
	if d.ungated {
		m.Rounds = 0
	}
	return d.markVerified(ctx, m)
}
