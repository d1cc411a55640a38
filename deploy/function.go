package deploy

import (
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// function plans the unpublished function, $LATEST. Nobody calls it: callers
// use the alias, so code and configuration may change one after the other.
func (d *Deployer) function(ctx context.Context, r *Release) (*Step, error) {
	s := &Step{Kind: "function", Name: FunctionName(d.stack, r.Model)}
	want := d.desired(r)
	s.Note = fmt.Sprintf("%s, %s, %s, %s", want.runtime, want.architecture, megabytes(want.memory), seconds(want.timeout))
	out, err := d.lambda.GetFunction(ctx, &lambda.GetFunctionInput{FunctionName: &s.Name})
	if missing(err) {
		s.Changes = append(append(want.codeChanges(functionState{}), want.configChanges(functionState{})...), d.tagChanges(nil)...)
		s.apply = func(ctx context.Context) error { return d.createFunction(ctx, s.Name, r) }
		return s.settle(false), nil
	}
	if err != nil {
		return nil, about("function "+s.Name, err)
	}
	tags, err := functionTags(out)
	if err == nil {
		err = d.ours("function "+s.Name, tags)
	}
	if err != nil {
		return nil, about("function "+s.Name, err)
	}
	have := stateOf(out.Configuration)
	codeChanges, configChanges, tagChanges := want.codeChanges(have), want.configChanges(have), d.tagChanges(tags)
	failed := failure(out.Configuration) // which of the two is not told: both are made again
	s.Changes = slices.Concat(failed, codeChanges, configChanges, tagChanges)
	s.apply = func(ctx context.Context) error {
		if len(tagChanges) > 0 {
			if _, err := d.lambda.TagResource(ctx, &lambda.TagResourceInput{Resource: out.Configuration.FunctionArn, Tags: d.tags()}); err != nil {
				return err
			}
		}
		if len(codeChanges)+len(failed) > 0 {
			if err := d.updateCode(ctx, s.Name, r); err != nil {
				return err
			}
		}
		if len(configChanges)+len(failed) > 0 {
			return d.updateConfiguration(ctx, s.Name, r)
		}
		return nil
	}
	return s.settle(true), nil
}

func (d *Deployer) createFunction(ctx context.Context, name string, r *Release) error {
	want := d.desired(r)
	in := &lambda.CreateFunctionInput{
		FunctionName: &name, Role: &want.role, Runtime: types.RuntimeProvidedal2023, Handler: &want.handler,
		Architectures: []types.Architecture{types.Architecture(want.architecture)},
		MemorySize:    &want.memory, Timeout: &want.timeout,
		Environment:   &types.Environment{Variables: want.env},
		LoggingConfig: want.logging(),
		Code:          &types.FunctionCode{S3Bucket: &d.stack.Buckets.Packages, S3Key: aws.String(r.packageKey())},
		Tags:          d.tags(),
	}
	_, err := d.lambda.CreateFunction(ctx, in)
	if taken(err) {
		if _, err := d.settled(ctx, name, ""); err != nil {
			return err
		}
		return d.adopt(ctx, err, func() (*Step, error) { return d.function(ctx, r) })
	}
	if err != nil {
		return err
	}
	_, err = d.settled(ctx, name, "")
	return err
}

func (d *Deployer) updateCode(ctx context.Context, name string, r *Release) error {
	want := d.desired(r)
	done := func(now functionState) (bool, error) { return len(want.codeChanges(now)) == 0, nil }
	err := d.revise(ctx, name, want, replaces, done, func(revision *string) error {
		out, err := d.lambda.UpdateFunctionCode(ctx, &lambda.UpdateFunctionCodeInput{
			FunctionName: &name, RevisionId: revision,
			S3Bucket: &d.stack.Buckets.Packages, S3Key: aws.String(r.packageKey()),
			Architectures: []types.Architecture{types.Architecture(want.architecture)},
		})
		if err != nil {
			return err
		}
		if got := aws.ToString(out.CodeSha256); got != want.codeSHA {
			return fmt.Errorf("function %s: Lambda holds code %s after the update, the package is %s; nothing was published, run again", name, got, want.codeSHA)
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = d.settled(ctx, name, "")
	return err
}

func (d *Deployer) updateConfiguration(ctx context.Context, name string, r *Release) error {
	want := d.desired(r)
	done := func(now functionState) (bool, error) { return len(want.configChanges(now)) == 0, nil }
	err := d.revise(ctx, name, want, replaces, done, func(revision *string) error {
		_, err := d.lambda.UpdateFunctionConfiguration(ctx, &lambda.UpdateFunctionConfigurationInput{
			FunctionName: &name, RevisionId: revision,
			Role: &want.role, Runtime: types.RuntimeProvidedal2023, Handler: &want.handler,
			MemorySize: &want.memory, Timeout: &want.timeout,
			Environment: &types.Environment{Variables: want.env}, LoggingConfig: want.logging(),
		})
		return err
	})
	if err != nil {
		return err
	}
	_, err = d.settled(ctx, name, "")
	return err
}
