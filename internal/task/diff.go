package task

import (
	"context"

	"serverless-poc/converter"
	"serverless-poc/deploy"
	"serverless-poc/schema"
)

// Diff says what would change if the stack's coefficients took the place of what
// is live, and changes nothing. With JSON=1 one document is all that is written;
// SVG=file writes a picture as well.
func (r *Run) Diff(ctx context.Context) error {
	stack, m, err := r.model()
	if err != nil {
		return err
	}
	quiet := r.quietly()
	return quiet.on(ctx, stack, func(d *deploy.Deployer) error {
		candidate, err := quiet.convert(m)
		if err != nil {
			return err
		}
		diff, number, err := d.Difference(ctx, m, candidate)
		if err != nil {
			return err
		}
		if diff == nil {
			quiet.say("diff      %s: nothing is live yet, so there is nothing to compare with", deploy.FunctionName(stack, m))
			return r.document(nil)
		}
		quiet.say("diff      %s: version %s, which is live, against %s", deploy.FunctionName(stack, m), number, m.Coefficients)
		if err := quiet.show(diff, m.Limit); err != nil {
			return err
		}
		return r.document(diff)
	})
}

// show writes the tables, the limits and the picture.
func (r *Run) show(diff *converter.Difference, limit *schema.StackLimit) error {
	r.say("")
	if err := diff.Print(r.Out); err != nil {
		return err
	}
	r.say("")
	for _, f := range diff.Hold(limit) {
		verdict := "within"
		if f.Over {
			verdict = "BEYOND, so deploy stops"
		}
		r.say("limit     %s %v, %s: %s", f.Limit, f.Allowed, verdict, f.Says)
	}
	r.say("note      %s", diff.Note())
	if r.SVG == "" {
		return nil
	}
	status, err := converter.Save(r.SVG, diff.SVG())
	if err == nil {
		r.say("picture   %s %s", status, r.SVG)
	}
	return err
}

// document writes diff for programs, null where there is none, if it was asked for.
func (r *Run) document(diff *converter.Difference) error {
	if !r.JSON {
		return nil
	}
	text, err := diff.JSON()
	if err == nil {
		_, err = r.Out.Write(text)
	}
	return err
}
