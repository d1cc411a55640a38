package deploy

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"serverless-poc/iam"
)

// siteDocument is the page that a website's folders answer with.
const siteDocument = "index.html"

// siteSteps plans the bucket that serves the page as a website, and the page in
// it; none when the stack has no site. It is the one bucket that the public
// reads, by its policy alone. The website answers without TLS, so TLS is not
// asked of it. Without an API, or a page in the release, the bucket stays empty.
func (d *Deployer) siteSteps(ctx context.Context, r *Release) ([]*Step, error) {
	if d.stack.Site == nil {
		return nil, nil
	}
	name := d.stack.Site.Bucket
	policy, err := iam.Site(d.names)
	if err != nil {
		return nil, err
	}
	step, err := d.bucketWith(ctx, name, "a website that anybody reads", []setting{
		d.versioning(name), d.publicAccess(name, "by policy"), d.ownership(name), d.encryption(name),
		d.bucketPolicy(name, "public policy", policy), d.website(name),
	})
	if err != nil {
		return nil, err
	}
	if d.stack.API == nil || len(r.Page) == 0 {
		return []*Step{step}, nil
	}
	page, err := d.sitePage(ctx, r.Page)
	if err != nil {
		return nil, err
	}
	return []*Step{step, page}, nil
}

func (d *Deployer) website(bucket string) setting {
	read := func(ctx context.Context) (string, error) {
		out, err := d.s3.GetBucketWebsite(ctx, &s3.GetBucketWebsiteInput{Bucket: &bucket, ExpectedBucketOwner: &d.Account})
		if missing(err) {
			return "", nil
		}
		if err != nil || out.IndexDocument == nil {
			return "", err
		}
		return aws.ToString(out.IndexDocument.Suffix), nil
	}
	write := func(ctx context.Context) error {
		_, err := d.s3.PutBucketWebsite(ctx, &s3.PutBucketWebsiteInput{
			Bucket: &bucket, ExpectedBucketOwner: &d.Account,
			WebsiteConfiguration: &types.WebsiteConfiguration{IndexDocument: &types.IndexDocument{Suffix: aws.String(siteDocument)}},
		})
		return err
	}
	return setting{"website", siteDocument, read, write}
}
