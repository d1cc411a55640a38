package families

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go"
)

// dumpers read one service each.
var dumpers = []func(context.Context, *dump, aws.Config) error{dumpBuckets, dumpIAM, dumpLogs, dumpFunctions, dumpAPIs, dumpRules, dumpStates}

// absent gives nil for the errors that say that there is none.
func absent(err error) error {
	var api smithy.APIError
	if errors.As(err, &api) && (strings.HasPrefix(api.ErrorCode(), "NoSuch") || strings.Contains(api.ErrorCode(), "NotFound")) {
		return nil
	}
	return err
}

func dumpBuckets(ctx context.Context, d *dump, cfg aws.Config) error {
	client := s3.NewFromConfig(cfg)
	list, err := client.ListBuckets(ctx, &s3.ListBucketsInput{})
	if err != nil {
		return err
	}
	for _, b := range list.Buckets {
		name := aws.ToString(b.Name)
		if err := dumpBucket(ctx, d, client, name); err != nil {
			return err
		}
		if err := dumpObjects(ctx, d, client, name); err != nil {
			return err
		}
	}
	return nil
}

func dumpBucket(ctx context.Context, d *dump, client *s3.Client, name string) error {
	d.line("bucket %s", name)
	versioning, err := client.GetBucketVersioning(ctx, &s3.GetBucketVersioningInput{Bucket: &name})
	if err != nil {
		return err
	}
	d.line("bucket %s versioning %s", name, versioning.Status)
	if access, err := client.GetPublicAccessBlock(ctx, &s3.GetPublicAccessBlockInput{Bucket: &name}); err == nil {
		d.line("bucket %s public access block %s", name, js(access.PublicAccessBlockConfiguration))
	} else if absent(err) != nil {
		return err
	}
	if own, err := client.GetBucketOwnershipControls(ctx, &s3.GetBucketOwnershipControlsInput{Bucket: &name}); err == nil {
		d.line("bucket %s ownership %s", name, js(own.OwnershipControls))
	} else if absent(err) != nil {
		return err
	}
	if key, err := client.GetBucketEncryption(ctx, &s3.GetBucketEncryptionInput{Bucket: &name}); err == nil {
		for _, rule := range key.ServerSideEncryptionConfiguration.Rules { // the one that S3 has by itself is spelled otherwise
			d.line("bucket %s encryption %s bucket key %t", name, js(rule.ApplyServerSideEncryptionByDefault), aws.ToBool(rule.BucketKeyEnabled))
		}
	} else if absent(err) != nil {
		return err
	}
	if policy, err := client.GetBucketPolicy(ctx, &s3.GetBucketPolicyInput{Bucket: &name}); err == nil {
		d.line("bucket %s policy %s", name, policyText(aws.ToString(policy.Policy)))
	} else if absent(err) != nil {
		return err
	}
	if tags, err := client.GetBucketTagging(ctx, &s3.GetBucketTaggingInput{Bucket: &name}); err == nil {
		for _, tag := range tags.TagSet {
			d.line("bucket %s tag %s=%s", name, aws.ToString(tag.Key), aws.ToString(tag.Value))
		}
	} else if absent(err) != nil {
		return err
	}
	return nil
}

// dumpObjects counts the versions of each object: what is published is written
// once. The deployer's own notes are said by name alone, as times are in them.
func dumpObjects(ctx context.Context, d *dump, client *s3.Client, bucket string) error {
	versions := map[string][]string{}
	pages := s3.NewListObjectVersionsPaginator(client, &s3.ListObjectVersionsInput{Bucket: &bucket})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return err
		}
		for _, v := range page.Versions {
			key := aws.ToString(v.Key)
			versions[key] = append(versions[key], aws.ToString(v.ETag))
		}
		for _, m := range page.DeleteMarkers {
			d.line("object %s/%s is deleted", bucket, aws.ToString(m.Key))
		}
	}
	for _, key := range slices.Sorted(maps.Keys(versions)) {
		if strings.HasPrefix(key, "_stack/") {
			d.line("note %s/%s", bucket, key)
			continue
		}
		d.line("object %s/%s %v", bucket, key, versions[key])
	}
	return nil
}

func dumpIAM(ctx context.Context, d *dump, cfg aws.Config) error {
	client := iam.NewFromConfig(cfg)
	roles, err := client.ListRoles(ctx, &iam.ListRolesInput{})
	if err != nil {
		return err
	}
	for _, r := range roles.Roles {
		role, err := client.GetRole(ctx, &iam.GetRoleInput{RoleName: r.RoleName})
		if err != nil {
			return err
		}
		name := aws.ToString(r.RoleName)
		d.line("role %s trust %s", name, unescaped(aws.ToString(role.Role.AssumeRolePolicyDocument)))
		d.line("role %s boundary %s", name, js(role.Role.PermissionsBoundary))
		for _, tag := range role.Role.Tags {
			d.line("role %s tag %s=%s", name, aws.ToString(tag.Key), aws.ToString(tag.Value))
		}
		attached, err := client.ListAttachedRolePolicies(ctx, &iam.ListAttachedRolePoliciesInput{RoleName: r.RoleName})
		if err != nil {
			return err
		}
		for _, p := range attached.AttachedPolicies {
			d.line("role %s has %s", name, aws.ToString(p.PolicyArn))
		}
		if err := dumpInline(ctx, d, client, name); err != nil {
			return err
		}
	}
	policies, err := client.ListPolicies(ctx, &iam.ListPoliciesInput{Scope: "Local"})
	if err != nil {
		return err
	}
	for _, p := range policies.Policies {
		version, err := client.GetPolicyVersion(ctx, &iam.GetPolicyVersionInput{PolicyArn: p.Arn, VersionId: p.DefaultVersionId})
		if err != nil {
			return err
		}
		policy, err := client.GetPolicy(ctx, &iam.GetPolicyInput{PolicyArn: p.Arn})
		if err != nil {
			return err
		}
		d.line("policy %s %s", aws.ToString(p.PolicyName), unescaped(aws.ToString(version.PolicyVersion.Document)))
		for _, tag := range policy.Policy.Tags {
			d.line("policy %s tag %s=%s", aws.ToString(p.PolicyName), aws.ToString(tag.Key), aws.ToString(tag.Value))
		}
	}
	return nil
}

// dumpLogs leaves out groups without a tag that Lambda made by itself.
func dumpLogs(ctx context.Context, d *dump, cfg aws.Config) error {
	client := cloudwatchlogs.NewFromConfig(cfg)
	groups, err := client.DescribeLogGroups(ctx, &cloudwatchlogs.DescribeLogGroupsInput{})
	if err != nil {
		return err
	}
	for _, g := range groups.LogGroups {
		name := aws.ToString(g.LogGroupName)
		d.line("log group %s keeps %d days", name, aws.ToInt32(g.RetentionInDays))
		arn := strings.TrimSuffix(aws.ToString(g.Arn), ":*")
		tags, err := client.ListTagsForResource(ctx, &cloudwatchlogs.ListTagsForResourceInput{ResourceArn: &arn})
		if err != nil {
			return err
		}
		for key, value := range tags.Tags {
			d.line("log group %s tag %s=%s", name, key, value)
		}
	}
	return nil
}
