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

// liveVersion is the published version of a function that its alias gives most
// callers; nil when nothing is live.
func (d *Deployer) liveVersion(ctx context.Context, function string) (*types.FunctionConfiguration, error) {
	alias, err := d.getAlias(ctx, function)
	if err != nil || alias == nil {
		return nil, err
	}
	if err := d.oursFunction(ctx, function); err != nil {
		return nil, err
	}
	return d.configuration(ctx, function, aws.ToString(alias.FunctionVersion))
}

// configuration is number and environment of a published version.
func (d *Deployer) configuration(ctx context.Context, function, number string) (*types.FunctionConfiguration, error) {
	out, err := d.lambda.GetFunctionConfiguration(ctx, &lambda.GetFunctionConfigurationInput{FunctionName: &function, Qualifier: &number})
	if missing(err) {
		return nil, refusef("%s has no version %s", function, number)
	}
	if err != nil {
		return nil, fmt.Errorf("function %s: %w", function, err)
	}
	return &types.FunctionConfiguration{Version: out.Version, Environment: out.Environment}, nil
}

// publishedArtefact is the proved artefact of a published version.
func (d *Deployer) publishedArtefact(ctx context.Context, function, number string) (*converter.Converted, error) {
	version, err := d.configuration(ctx, function, number)
	if err != nil {
		return nil, err
	}
	return d.artefactOf(ctx, version)
}

// artefactOf reads the artefact that a version was published with and proves it.
func (d *Deployer) artefactOf(ctx context.Context, v *types.FunctionConfiguration) (*converter.Converted, error) {
	env := stateOf(v).env
	data, err := d.store(env["MODEL_BUCKET"]).Get(ctx, env["MODEL_KEY"])
	if err != nil {
		return nil, err
	}
	if got := schema.Digest(data); got != env["MODEL_SHA256"] {
		return nil, refusef("s3://%s/%s was changed after it was published: its SHA-256 is %s, version %s was published with %s", env["MODEL_BUCKET"], env["MODEL_KEY"], got, aws.ToString(v.Version), env["MODEL_SHA256"])
	}
	return converter.Load(data)
}
