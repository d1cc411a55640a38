package deploy

import (
	"context"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

// A Plan is every resource of a release in the order of their making. Nothing
// is changed by making one.
type Plan struct {
	Steps   []*Step
	Left    []string               // what stack.json does not ask for any more, and stays
	version *string                // the published version; "" until there is one
	alias   *lambda.GetAliasOutput // as it was read, nil when there is none
	live    string                 // version behind the alias, "" when there is none
	before  string                 // version that was live when the plan was made
	proved  int                    // rounds of the gate that this run has seen
	made    map[string]string      // artefact of each published version
	note    string                 // how the release differs from what it takes the place of, for its mark
}

// Plan compares what is with what r asks for.
func (d *Deployer) Plan(ctx context.Context, r *Release) (*Plan, error) {
	return d.plan(ctx, r, func(err error) error { return err })
}

// plan asks failed about every resource that cannot be planned; where it says
// nil, the others are planned without it.
func (d *Deployer) plan(ctx context.Context, r *Release, failed func(error) error) (*Plan, error) {
	p := &Plan{version: new(string)}
	for _, read := range d.readers(r, p) {
		steps, err := read(ctx)
		if err != nil {
			if err := failed(err); err != nil {
				return nil, err
			}
			continue
		}
		p.Steps = append(p.Steps, steps...)
	}
	return p, nil
}

// A reader plans one resource, or what belongs together.
type reader func(context.Context) ([]*Step, error)

// one makes a reader of what plans one step.
func one(read func(context.Context) (*Step, error)) reader {
	return func(ctx context.Context) ([]*Step, error) {
		s, err := read(ctx)
		if err != nil {
			return nil, err
		}
		return []*Step{s}, nil
	}
}

// readers are all resources, in order: what is used comes before what uses it,
// the alias after everything that a call of it needs.
func (d *Deployer) readers(r *Release, p *Plan) []reader {
	b := d.stack.Buckets
	return []reader{
		one(func(ctx context.Context) (*Step, error) { return d.bucket(ctx, b.Models) }),
		one(func(ctx context.Context) (*Step, error) { return d.bucket(ctx, b.Packages) }),
		one(func(ctx context.Context) (*Step, error) {
			return d.object(ctx, b.Models, r.Artefact.Artefact.Key(), r.Artefact.Bytes)
		}),
		one(func(ctx context.Context) (*Step, error) {
			return d.object(ctx, b.Packages, r.packageKey(), r.Package.Zip)
		}),
		one(d.policy),
		one(d.role),
		one(func(ctx context.Context) (*Step, error) { return d.logGroup(ctx, FunctionName(d.stack, r.Model)) }),
		one(func(ctx context.Context) (*Step, error) { return d.function(ctx, r) }),
		one(func(ctx context.Context) (*Step, error) { return d.version(ctx, r, p) }),
		one(func(ctx context.Context) (*Step, error) { return d.aliasStep(ctx, r, p) }),
		func(ctx context.Context) ([]*Step, error) { return d.gatewaySteps(ctx, r) },
		func(ctx context.Context) ([]*Step, error) { return d.scheduleSteps(ctx, r) },
		func(ctx context.Context) ([]*Step, error) { return d.siteSteps(ctx, r) },
		d.batchSteps,
		one(func(ctx context.Context) (*Step, error) { return d.markStep(ctx, r, p) }),
		func(ctx context.Context) ([]*Step, error) { return d.pruneSteps(ctx, r, p) },
		func(ctx context.Context) ([]*Step, error) { return d.leftover(ctx, p) },
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

// changes says whether a resource of one of these kinds would change.
func (p *Plan) changes(kinds ...string) bool {
	return slices.ContainsFunc(p.Steps, func(s *Step) bool { return s.Action != Keep && slices.Contains(kinds, s.Kind) })
}

// see keeps the alias as it was read.
func (p *Plan) see(alias *lambda.GetAliasOutput) {
	p.alias = alias
	if alias != nil {
		p.live = aws.ToString(alias.FunctionVersion)
	}
}
