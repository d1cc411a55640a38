package deploy

import "context"

// A Plan is every resource of a release in the order of their making. Nothing
// is changed by making one.
type Plan struct {
	Steps   []*Step
	version *string // the published version; "" until there is one
}

// Plan compares what is with what r asks for.
func (d *Deployer) Plan(ctx context.Context, r *Release) (*Plan, error) {
	p := &Plan{}
	for _, read := range d.readers(r) {
		step, err := read(ctx)
		if err != nil {
			return nil, err
		}
		p.Steps = append(p.Steps, step)
	}
	version, number, err := d.version(ctx, r)
	if err != nil {
		return nil, err
	}
	alias, err := d.alias(ctx, r, number)
	if err != nil {
		return nil, err
	}
	p.version = number
	p.Steps = append(p.Steps, version, alias)
	return p, nil
}

// readers are the resources below the published version, in order.
func (d *Deployer) readers(r *Release) []func(context.Context) (*Step, error) {
	b := d.stack.Buckets
	return []func(context.Context) (*Step, error){
		func(ctx context.Context) (*Step, error) { return d.bucket(ctx, b.Models) },
		func(ctx context.Context) (*Step, error) { return d.bucket(ctx, b.Packages) },
		func(ctx context.Context) (*Step, error) {
			return d.object(ctx, b.Models, r.Artefact.Artefact.Key(), r.Artefact.Bytes)
		},
		func(ctx context.Context) (*Step, error) {
			return d.object(ctx, b.Packages, r.packageKey(), r.Package.Zip)
		},
		d.policy,
		d.role,
		func(ctx context.Context) (*Step, error) { return d.logGroup(ctx, FunctionName(d.stack, r.Model)) },
		func(ctx context.Context) (*Step, error) { return d.function(ctx, r) },
	}
}

// Changes counts the steps that would change something.
func (p *Plan) Changes() int {
	n := 0
	for _, s := range p.Steps {
		if s.Action != Keep {
			n++
		}
	}
	return n
}
