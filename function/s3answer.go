package function

import (
	"fmt"
	"io"
	"net/http"
	"strings"
)

// An s3Answer is what S3 says instead of giving the object
// (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
type s3Answer struct {
	Code    string
	Message string

	status  int
	region  string // where the bucket is, when S3 says so
	request string // S3's id of the request
}

func readAnswer(response *http.Response) *s3Answer {
	a := &s3Answer{
		status:  response.StatusCode,
		region:  response.Header.Get("X-Amz-Bucket-Region"),
		request: response.Header.Get("X-Amz-Request-Id"),
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, 64<<10))
	if err == nil {
		a.Code, a.Message = element(string(body), "Code"), element(string(body), "Message")
	}
	if a.Code == "" { // no document: the status says it
		a.Code = http.StatusText(a.status)
	}
	return a
}

// characters are those that XML cannot have as they are.
var characters = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'", "&#34;", `"`, "&#39;", "'", "&amp;", "&")

// element is the text of the first element of that name, of the few that S3's
// errors have. encoding/xml makes tables at every start for this one rare answer,
// and html's are 23 KB of the package.
func element(document, name string) string {
	_, rest, _ := strings.Cut(document, "<"+name+">")
	text, _, closed := strings.Cut(rest, "</"+name+">")
	if !closed {
		return ""
	}
	return characters.Replace(text)
}

func (a *s3Answer) Error() string {
	text := a.Code
	if a.Message != "" && a.Message != text {
		text += ": " + a.Message
	}
	text = fmt.Sprintf("%d %s, %s", a.status, http.StatusText(a.status), text)
	if a.request != "" {
		text += ", request id " + a.request
	}
	return text
}
