// Package sdkhttp is an HTTP client for AWS SDK clients whose server may answer
// at once. Depends on the SDK's own HTTP client.
//
// The SDK closes a request's body as soon as the answer's head is there. When
// the server is quicker than net/http's writer, which looks once more for
// surplus bytes after the last one, the writer then meets a closed body whose
// WriteTo answers io.EOF (smithy-go 1.28.8, io.WriterTo of its safe body). That
// counts as a failed write: the connection is closed under the answer that is
// still being read, and the call ends as "use of closed network connection"
// although it took effect. A body without WriteTo answers io.EOF from Read
// instead, which is the end that the writer looks for.
package sdkhttp

import (
	"io"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
)

// New gives a client with the SDK's defaults, for aws.Config.HTTPClient.
func New() aws.HTTPClient { return Over(awshttp.NewBuildableClient()) }

// Over gives a client that sends by another one.
func Over(next aws.HTTPClient) aws.HTTPClient { return client{next} }

type client struct{ aws.HTTPClient }

// Do sends a request whose body can only be read.
func (c client) Do(r *http.Request) (*http.Response, error) {
	if r.Body != nil && r.Body != http.NoBody {
		r.Body = struct{ io.ReadCloser }{r.Body}
	}
	return c.HTTPClient.Do(r)
}
