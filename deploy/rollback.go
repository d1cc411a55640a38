package deploy

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/converter"
	"serverless-poc/schema"
)

// Rollback moves the alias to an earlier version: to, or, when to is "", the
// highest below the live one that passes the gate today.
func (d *Deployer) Rollback(ctx context.Context, function, to string) (*Outcome, error) {
	alias, err := d.getAlias(ctx, function)
	if err != nil {
		return nil, err
	}
	if alias == nil {
		return nil, fmt.Errorf("%s has no alias %s, so nothing is live; run deploy", function, d.stack.Alias)
	}
	if err := d.oursFunction(ctx, function); err != nil {
		return nil, err
	}
	live := aws.ToString(alias.FunctionVersion)
	versions, err := d.versions(ctx, function)
	if err != nil {
		return nil, err
	}
	if to == live {
		return nil, fmt.Errorf("version %s of %s is live already; nothing was changed", to, function)
	}
	var refused error
	for _, v := range candidates(versions, live, to) {
		number := aws.ToString(v.Version)
		artefact, err := d.moveBack(ctx, function, &v, alias)
		if err == nil {
			d.say("  ~ alias     %s:%s: version %s -> %s", function, d.stack.Alias, live, number)
			return &Outcome{Function: function, Alias: d.stack.Alias, Version: number, Artefact: artefact, Changed: 1}, nil
		}
		if to != "" || ctx.Err() != nil {
			return nil, fmt.Errorf("%w\nversion %s still serves", err, live)
		}
		refused = err
		d.say("  version %s is passed over: %v", number, err)
	}
	if refused != nil {
		return nil, fmt.Errorf("no version of %s before %s passes the gate; version %s still serves", function, live, live)
	}
	if to != "" {
		return nil, fmt.Errorf("%s has no version %s; see status for those it has", function, to)
	}
	return nil, fmt.Errorf("%s has no version before %s; version %s still serves", function, live, live)
}

// candidates are the versions to try, newest first.
func candidates(versions []types.FunctionConfiguration, live, to string) []types.FunctionConfiguration {
	var list []types.FunctionConfiguration
	for _, v := range versions {
		number := aws.ToString(v.Version)
		if number == to || to == "" && versionNumber(number) < versionNumber(live) {
			list = append(list, v)
		}
	}
	return list
}

// moveBack proves a version against its own artefact, then promotes it.
func (d *Deployer) moveBack(ctx context.Context, function string, v *types.FunctionConfiguration, alias *lambda.GetAliasOutput) (artefact string, err error) {
	env := stateOf(v).env
	data, err := d.store(env["MODEL_BUCKET"]).Get(ctx, env["MODEL_KEY"])
	if err != nil {
		return "", err
	}
	if got := schema.Digest(data); got != env["MODEL_SHA256"] {
		return "", fmt.Errorf("s3://%s/%s was changed after it was published: its SHA-256 is %s, version %s was published with %s", env["MODEL_BUCKET"], env["MODEL_KEY"], got, aws.ToString(v.Version), env["MODEL_SHA256"])
	}
	proved, err := converter.Load(data)
	if err != nil {
		return "", err
	}
	artefact = proved.Artefact.Version
	return artefact, d.promote(ctx, function, aws.ToString(v.Version), proved.Model, artefact, alias)
}

// oursFunction refuses a function without the stack's tag.
func (d *Deployer) oursFunction(ctx context.Context, function string) error {
	out, err := d.lambda.GetFunction(ctx, &lambda.GetFunctionInput{FunctionName: &function})
	if err != nil {
		return fmt.Errorf("function %s: %w", function, err)
	}
	return d.ours("function "+function, out.Tags)
}
