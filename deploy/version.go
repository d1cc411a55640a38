package deploy

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// version plans the published version: the newest one whose code and
// configuration are the release's, or a new one. p.version is "" until published.
func (d *Deployer) version(ctx context.Context, r *Release, p *Plan) (*Step, error) {
	name := FunctionName(d.stack, r.Model)
	s := &Step{Kind: "version", Name: name, Note: r.description()}
	versions, err := d.versions(ctx, name)
	if err != nil {
		return nil, err
	}
	p.made = map[string]string{}
	for _, v := range versions {
		p.made[aws.ToString(v.Version)] = artefactVersion(stateOf(&v).env)
	}
	if *p.version = published(versions, d.desired(r)); *p.version != "" {
		s.Name = name + ":" + *p.version
	}
	s.apply = func(ctx context.Context) (err error) {
		for _, number := range failedVersions(versions, d.desired(r)) {
			if err := d.deleteVersion(ctx, name, number); err != nil {
				return err
			}
		}
		*p.version, err = d.publish(ctx, name, r)
		return err
	}
	return s.settle(*p.version != ""), nil
}

// versions lists the published versions, newest first; none when there is no function.
func (d *Deployer) versions(ctx context.Context, name string) ([]types.FunctionConfiguration, error) {
	var list []types.FunctionConfiguration
	pages := lambda.NewListVersionsByFunctionPaginator(d.lambda, &lambda.ListVersionsByFunctionInput{FunctionName: &name})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if missing(err) {
			return nil, nil
		}
		if err != nil {
			return nil, fmt.Errorf("function %s: cannot list its versions: %w", name, err)
		}
		for _, v := range page.Versions {
			if aws.ToString(v.Version) != "$LATEST" {
				list = append(list, v)
			}
		}
	}
	slices.SortFunc(list, func(a, b types.FunctionConfiguration) int {
		return versionNumber(aws.ToString(b.Version)) - versionNumber(aws.ToString(a.Version))
	})
	return list, nil
}

// publish makes a version of exactly this code and revision: what another
// deployer puts into $LATEST in between is not published.
func (d *Deployer) publish(ctx context.Context, name string, r *Release) (string, error) {
	want, number := d.desired(r), ""
	done := func(functionState) (bool, error) {
		versions, err := d.versions(ctx, name)
		number = published(versions, want)
		return number != "", err
	}
	err := d.revise(ctx, name, want, refuses, done, func(revision *string) error {
		out, err := d.lambda.PublishVersion(ctx, &lambda.PublishVersionInput{
			FunctionName: &name, CodeSha256: &want.codeSHA, RevisionId: revision,
			Description: aws.String(r.description()),
		})
		if err == nil {
			number = aws.ToString(out.Version)
		}
		return err
	})
	if err != nil {
		return "", err
	}
	ready, err := d.settled(ctx, name, number)
	if err != nil {
		return "", err
	}
	if !want.equal(stateOfOutput(ready)) {
		return "", fmt.Errorf("function %s: version %s is not what this release asked for; the alias is not moved, run again", name, number)
	}
	return number, nil
}

// published is the newest version that is as wanted and has not failed, "" when
// there is none.
func published(versions []types.FunctionConfiguration, want functionState) string {
	for _, v := range versions {
		if v.State != types.StateFailed && want.equal(stateOf(&v)) {
			return aws.ToString(v.Version)
		}
	}
	return ""
}

// versionNumber is the number of a version, 0 for what has none.
func versionNumber(version string) int {
	n, err := strconv.Atoi(version)
	if err != nil {
		return 0
	}
	return n
}
