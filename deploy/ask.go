package deploy

import (
	"context"
	"io"
	"net/http"
	"time"
)

// An httpReply is what the URL answered.
type httpReply struct {
	status int
	header http.Header
	body   []byte
}

// largestReply bounds what is read of an answer, which is some hundred bytes;
// the page has some thousand.
const largestReply = 1 << 20

// urlClient waits a little longer for an answer than API Gateway does.
var urlClient = &http.Client{Timeout: (integration + 6) * time.Second}

// send asks a question; finding says why there is no answer.
func (d *Deployer) send(ctx context.Context, q question, key string) (url string, answer httpReply, finding string) {
	r, err := q.request(ctx, key)
	if err != nil {
		return "the API", answer, err.Error()
	}
	url = r.URL.Scheme + "://" + r.URL.Host + r.URL.Path
	response, err := urlClient.Do(r)
	if err != nil {
		return url, answer, err.Error()
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, largestReply))
	if err != nil {
		return url, answer, err.Error()
	}
	return url, httpReply{response.StatusCode, response.Header, body}, ""
}
