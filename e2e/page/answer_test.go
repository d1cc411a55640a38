package page

import (
	"encoding/base64"
	"io"
	"slices"
	"strings"

	"github.com/aws/aws-lambda-go/events"
)

// bodyOf is an answer's body, as the gateway sends it on.
func bodyOf(answer events.APIGatewayV2HTTPResponse) io.Reader {
	body := io.Reader(strings.NewReader(answer.Body))
	if answer.IsBase64Encoded {
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}

// posted are the bodies that have been sent so far.
func (s *site) posted() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.posts)
}

// called lists method and path of the requests so far.
func (s *site) called() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.calls)
}
