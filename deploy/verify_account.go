package deploy

import (
	"context"
	"errors"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"

	"serverless-poc/internal/human"
	"serverless-poc/schema"
)

// verifyAccount checks Lambda's quotas: room for the package, and for one call.
func (d *Deployer) verifyAccount(ctx context.Context, v *Verification, r *Release) error {
	of := "account " + d.Account
	out, err := d.lambda.GetAccountSettings(ctx, &lambda.GetAccountSettingsInput{})
	switch {
	case err != nil && (ctx.Err() != nil || call(err).Status != 404): // 404: an emulator without the operation
		return err
	case err != nil:
		v.add(of, Skipped, "quotas: %v", err)
		return nil
	case out.AccountLimit == nil || out.AccountUsage == nil:
		v.add(of, Skipped, "quotas: Lambda does not say")
		return nil
	}
	free := out.AccountLimit.TotalCodeSize - out.AccountUsage.TotalCodeSize
	need := int64(2 * len(r.Package.Zip)) // $LATEST and the version keep it each
	if free < need {
		v.add(of, NG, "code storage: %s free, the release needs %s; delete functions or versions that nobody uses, or ask AWS for more", human.Size(int(free)), human.Size(int(need)))
	} else {
		v.add(of, OK, "code storage: %s of %s used", human.Size(int(out.AccountUsage.TotalCodeSize)), human.Size(int(out.AccountLimit.TotalCodeSize)))
	}
	unreserved := aws.ToInt32(out.AccountLimit.UnreservedConcurrentExecutions)
	if unreserved < 1 {
		v.add(of, NG, "concurrency: all %d executions are reserved for other functions, so this one could never run; take back a reservation", out.AccountLimit.ConcurrentExecutions)
	} else {
		v.add(of, OK, "concurrency: %d of %d executions are for everybody", unreserved, out.AccountLimit.ConcurrentExecutions)
	}
	return nil
}

// verifyModelRead tries whether the function's role can read models. Nobody but
// Lambda can take that role, so what is live is asked: it answers only when it
// has read its model. Where this deploy mends the role, a no is no reason to stop.
func (d *Deployer) verifyModelRead(ctx context.Context, v *Verification, r *Release, p *Plan) error {
	const of = "model read with the role"
	function := FunctionName(d.stack, r.Model)
	i := slices.IndexFunc(r.Artefact.Model.Source().Cases, func(c schema.Case) bool { return c.Served().Expect != nil })
	switch {
	case d.ungated:
		v.add(of, Skipped, "GATE=skip: the function is not called")
		return nil
	case p.live == "":
		v.add(of, Skipped, "nothing is live yet; the gate is the first to call")
		return nil
	case i < 0:
		v.add(of, Skipped, "the artefact has no golden case with an answer to ask for")
		return nil
	}
	event, err := schema.Encode(r.Artefact.Model.Source().Cases[i].Input)
	if err != nil {
		return err
	}
	_, err = d.Invoke(ctx, function, p.live, event)
	var failed *InvokeError
	switch {
	case err == nil, errors.As(err, &failed) && failed.Status == 400: // refused by a model that was read
		v.add(of, OK, "version %s answers, so its role has read its model", p.live)
	case failed == nil:
		return err
	case p.changes("role", "policy"):
		v.add(of, Skipped, "version %s fails (%v); this deploy mends the role, and the gate will tell", p.live, failed)
	default:
		v.add(of, Skipped, "version %s, which is live, fails: %v; the gate decides on the new one", p.live, failed)
	}
	return nil
}
