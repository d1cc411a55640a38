package deploy

import (
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsiam "github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"

	"serverless-poc/iam"
)

// policy plans the managed policy that lets the functions read the models.
func (d *Deployer) policy(ctx context.Context) (*Step, error) {
	s := &Step{Kind: "policy", Name: d.stack.Policy, Note: "s3:GetObject on " + d.stack.Buckets.Models}
	arn := d.names.PolicyARN()
	document, err := iam.Function(d.names)
	if err != nil {
		return nil, err
	}
	out, err := d.iam.GetPolicy(ctx, &awsiam.GetPolicyInput{PolicyArn: &arn})
	if missing(err) {
		s.Changes = append(documentDiff("document", "", document), d.tagChanges(nil)...)
		s.apply = func(ctx context.Context) error { return d.createPolicy(ctx, document) }
		return s.settle(false), nil
	}
	if err != nil {
		return nil, about("policy "+s.Name, err)
	}
	have := iamTags(out.Policy.Tags)
	if err := d.ours("policy "+s.Name, have); err != nil {
		return nil, err
	}
	version, err := d.iam.GetPolicyVersion(ctx, &awsiam.GetPolicyVersionInput{PolicyArn: &arn, VersionId: out.Policy.DefaultVersionId})
	if err != nil {
		return nil, fmt.Errorf("policy %s: cannot read its document: %w", s.Name, err)
	}
	documents := documentDiff("document", decoded(aws.ToString(version.PolicyVersion.Document)), document)
	tags := d.tagChanges(have)
	s.Changes = append(documents, tags...)
	s.apply = func(ctx context.Context) error {
		if len(tags) > 0 {
			if _, err := d.iam.TagPolicy(ctx, &awsiam.TagPolicyInput{PolicyArn: &arn, Tags: d.iamTagList()}); err != nil {
				return err
			}
		}
		if len(documents) > 0 {
			return d.updatePolicy(ctx, arn, document)
		}
		return nil
	}
	return s.settle(true), nil
}

func (d *Deployer) createPolicy(ctx context.Context, document string) error {
	_, err := d.iam.CreatePolicy(ctx, &awsiam.CreatePolicyInput{
		PolicyName: &d.stack.Policy, PolicyDocument: &document, Tags: d.iamTagList(),
		Description: aws.String("Read the models of stack " + StackName(d.stack)),
	})
	if taken(err) {
		return d.adopt(ctx, err, func() (*Step, error) { return d.policy(ctx) })
	}
	return err
}

// updatePolicy makes a new default version. Made twice it would be two, so that
// after a lost answer the default decides.
func (d *Deployer) updatePolicy(ctx context.Context, arn, document string) error {
	return d.certain(ctx, func() (bool, error) {
		step, err := d.policy(ctx)
		return err == nil && step.Action == Keep, err
	}, func() error {
		if err := d.makeRoom(ctx, arn); err != nil {
			return err
		}
		_, err := d.iam.CreatePolicyVersion(ctx, &awsiam.CreatePolicyVersionInput{PolicyArn: &arn, PolicyDocument: &document, SetAsDefault: true})
		return err
	})
}

// makeRoom deletes the oldest version that is not the default where IAM's five
// are there.
func (d *Deployer) makeRoom(ctx context.Context, arn string) error {
	versions, err := d.policyVersions(ctx, arn)
	if err != nil || len(versions) < 5 {
		return err
	}
	_, err = d.iam.DeletePolicyVersion(ctx, &awsiam.DeletePolicyVersionInput{PolicyArn: &arn, VersionId: versions[0].VersionId})
	if missing(err) {
		return nil
	}
	return err
}

// policyVersions lists all versions, oldest first, the default last.
func (d *Deployer) policyVersions(ctx context.Context, arn string) ([]types.PolicyVersion, error) {
	var versions []types.PolicyVersion
	pages := awsiam.NewListPolicyVersionsPaginator(d.iam, &awsiam.ListPolicyVersionsInput{PolicyArn: &arn})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		versions = append(versions, page.Versions...)
	}
	slices.SortFunc(versions, func(a, b types.PolicyVersion) int {
		if a.IsDefaultVersion != b.IsDefaultVersion {
			if a.IsDefaultVersion {
				return 1
			}
			return -1
		}
		return aws.ToTime(a.CreateDate).Compare(aws.ToTime(b.CreateDate))
	})
	return versions, nil
}

func iamTags(list []types.Tag) map[string]string {
	tags := map[string]string{}
	for _, t := range list {
		tags[aws.ToString(t.Key)] = aws.ToString(t.Value)
	}
	return tags
}

func (d *Deployer) iamTagList() []types.Tag {
	var list []types.Tag
	for key, value := range d.tags() {
		list = append(list, types.Tag{Key: aws.String(key), Value: aws.String(value)})
	}
	return list
}
