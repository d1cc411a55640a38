package function

import (
	"context"
	"fmt"
	"io"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// maxArtefact bounds what is read into a function of 128 MB.
const maxArtefact = 32 << 20

// newS3 makes the client from the environment that Lambda gives. The SDK's
// config package would look at files, profiles and the instance's metadata too,
// none of which exist here, and makes the program larger and its start slower.
func newS3(c Config) *s3.Client {
	o := s3.Options{
		Region:       c.Region,
		Credentials:  aws.NewCredentialsCache(environment(c)),
		UsePathStyle: c.PathStyle,
		// The digest of the whole object is checked below, by SHA-256.
		DisableLogOutputChecksumValidationSkipped: true,
	}
	if c.Endpoint != "" {
		o.BaseEndpoint = aws.String(c.Endpoint)
	}
	return s3.New(o)
}

// environment is the role's credentials as Lambda hands them over.
func environment(c Config) aws.CredentialsProvider {
	return aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{
			AccessKeyID:     c.AccessKey,
			SecretAccessKey: c.SecretKey,
			SessionToken:    c.SessionToken,
			Source:          "environment",
		}, nil
	})
}

// fetch reads the artefact from S3. Errors say what S3 answered and what to do.
func fetch(ctx context.Context, c Config) ([]byte, error) {
	out, err := newS3(c).GetObject(ctx, &s3.GetObjectInput{Bucket: &c.Bucket, Key: &c.Key})
	if err != nil {
		return nil, explain(c, err)
	}
	defer out.Body.Close()
	data, err := io.ReadAll(io.LimitReader(out.Body, maxArtefact+1))
	if err != nil {
		return nil, fmt.Errorf("%s: the download broke off after %d bytes: %v", location(c), len(data), err)
	}
	if len(data) > maxArtefact {
		return nil, fmt.Errorf("%s is larger than %d MB, too large for a model; check MODEL_KEY", location(c), maxArtefact>>20)
	}
	return data, nil
}

func location(c Config) string { return "s3://" + c.Bucket + "/" + c.Key }
