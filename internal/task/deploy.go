package task

import (
	"context"

	"serverless-poc/deploy"
	"serverless-poc/schema"
)

// Deploy is the whole chain: convert, test, package, verify, apply, gate, alias, invoke.
func (r *Run) Deploy(ctx context.Context) error {
	return r.bring(ctx, "deploy", (*deploy.Deployer).Deploy)
}

// Shift is Deploy by way of a tenth of the calls.
func (r *Run) Shift(ctx context.Context) error {
	return r.bring(ctx, "shift", (*deploy.Deployer).Shift)
}

// bring makes a release of what is here and has a verb bring it live.
func (r *Run) bring(ctx context.Context, verb string, live func(*deploy.Deployer, context.Context, *deploy.Release) (*deploy.Outcome, error)) error {
	stack, m, err := r.model()
	if err != nil {
		return err
	}
	return r.on(ctx, stack, func(d *deploy.Deployer) error {
		release, err := r.release(ctx, stack, m, "schema", "engine", "converter", "function")
		if err != nil {
			return err
		}
		r.say("%-9s %s", verb, deploy.FunctionName(stack, m))
		out, err := live(d, ctx, release)
		if err != nil {
			return err
		}
		if out.Changed == 0 {
			r.say("  no changes: everything is as it should be, not one changing call was made")
		}
		return r.finish(ctx, d, stack, m, release, out)
	})
}

// finish invokes what is live now and says how to do it again.
func (r *Run) finish(ctx context.Context, d *deploy.Deployer, stack *schema.Stack, m schema.StackModel, release *deploy.Release, out *deploy.Outcome) error {
	if r.Gate == "skip" {
		r.say("invoke    SKIPPED, as the gate")
		r.say("live      %s:%s is version %s, UNPROVED", out.Function, out.Alias, out.Version)
		return nil
	}
	event, err := r.event(m, release.Artefact.Model.Source())
	if err != nil {
		return err
	}
	r.say("invoke    %s:%s <- %s", out.Function, out.Alias, event)
	answer, err := d.Invoke(ctx, out.Function, out.Alias, event)
	if err != nil {
		return err
	}
	r.say("          %s", answer)
	r.say("")
	r.say("artefact  %s", out.Artefact)
	r.say("live      %s:%s is version %s", out.Function, out.Alias, out.Version)
	r.again(out.Function, out.Alias, event)
	response := release.Artefact.Artefact.Response.Name
	if err := r.curl(ctx, d, stack, deploy.PathOf(m, response), event); err != nil {
		return err
	}
	return r.page(ctx, d, stack, m, response)
}

// again says how to call the function once more.
func (r *Run) again(function, alias string, event []byte) {
	if r.Target == "local" {
		r.say("again     EVENT='%s' go tool mage invoke   (go tool mage serve, for the AWS CLI)", event)
		return
	}
	r.say("again     aws lambda invoke --function-name %s --qualifier %s --cli-binary-format raw-in-base64-out --payload '%s' output.txt", function, alias, event)
}
