package s3store

import (
	"io"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
)

// HTTPClient is the SDK's own for aws.Config.HTTPClient, but that a request's
// body can only be read. The SDK's body has a WriteTo that answers io.EOF once it
// is closed, as it is when S3 refuses at once (412 to If-None-Match); net/http
// takes that for a failed write and closes the connection under the answer
// (smithy-go 1.28.8, io.WriterTo of its safe body).
func HTTPClient() aws.HTTPClient { return readOnly{awshttp.NewBuildableClient()} }

type readOnly struct{ aws.HTTPClient }

// Do implements [aws.HTTPClient].
func (c readOnly) Do(r *http.Request) (*http.Response, error) {
	if r.Body != nil && r.Body != http.NoBody {
		r.Body = struct{ io.ReadCloser }{r.Body}
	}
	return c.HTTPClient.Do(r)
}
