package function

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go/encoding/httpbinding"
)

// emptyDigest is the SHA-256 of no body, in hex.
const emptyDigest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

// newRequest is S3's GetObject
// (docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html), signed by the
// SDK's signer with the credentials that Lambda gives. The rest of the SDK's S3
// is a third of the package and doubles the cold start, for this one request.
func newRequest(ctx context.Context, c Config, now time.Time) (*http.Request, error) {
	address, err := addressOf(c)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "", nil)
	if err != nil {
		return nil, err
	}
	request.URL, request.Host = address, address.Host
	request.Header.Set("X-Amz-Content-Sha256", emptyDigest)
	request.Header.Set("User-Agent", "serverless-poc")
	credentials := aws.Credentials{AccessKeyID: c.AccessKey, SecretAccessKey: c.SecretKey, SessionToken: c.SessionToken}
	signer := v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping = true }) // S3 signs the path as it is sent
	return request, signer.SignHTTP(ctx, credentials, request, emptyDigest, "s3", c.Region, now)
}

// addressOf is the object's. The bucket is a subdomain, but where there are none
// and where its dots would be no part of the server's certificate.
func addressOf(c Config) (*url.URL, error) {
	endpoint := c.Endpoint
	if endpoint == "" {
		endpoint = "https://s3." + c.Region + "." + domain(c.Region)
	}
	address, err := url.Parse(endpoint)
	if err != nil {
		return nil, err
	}
	path := strings.TrimSuffix(address.Path, "/")
	if c.PathStyle || address.Scheme == "https" && strings.Contains(c.Bucket, ".") {
		path += "/" + c.Bucket
	} else {
		address.Host = c.Bucket + "." + address.Host
	}
	address.Path = path + "/" + c.Key
	address.RawPath = httpbinding.EscapePath(address.Path, false)
	return address, nil
}

// domains are those of AWS's partitions, by what their regions begin with; the
// others are in the first of them
// (aws-sdk-go-v2, internal/endpoints/awsrulesfn/partitions.json).
var domains = []struct{ prefix, domain string }{
	{"cn-", "amazonaws.com.cn"},
	{"eusc-", "amazonaws.eu"},
	{"us-iso-", "c2s.ic.gov"},
	{"us-isob-", "sc2s.sgov.gov"},
	{"us-isof-", "csp.hci.ic.gov"},
	{"eu-isoe-", "cloud.adc-e.uk"},
}

func domain(region string) string {
	for _, d := range domains {
		if strings.HasPrefix(region, d.prefix) {
			return d.domain
		}
	}
	return "amazonaws.com"
}
