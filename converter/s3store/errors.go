package s3store

import (
	"errors"
	"fmt"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"serverless-poc/converter"
)

func code(err error) string {
	var api smithy.APIError
	if errors.As(err, &api) {
		return api.ErrorCode()
	}
	return ""
}

func status(err error) int {
	var response *smithyhttp.ResponseError
	if errors.As(err, &response) {
		return response.HTTPStatusCode()
	}
	return 0
}

// isConflict is S3's answer while another writer or a delete of the same key is
// under way; the request may be sent again.
func isConflict(err error) bool { return code(err) == "ConditionalRequestConflict" }

// explain adds what S3's answer means and what to do. 412 on a write is
// [converter.ErrExists].
func (s *Store) explain(verb, key string, err error) error {
	if err == nil {
		return nil
	}
	object := "s3://" + s.bucket + "/" + key
	hint := ""
	switch {
	case code(err) == "PreconditionFailed" || status(err) == 412:
		return fmt.Errorf("%s: %w", object, converter.ErrExists)
	case isConflict(err):
		hint = "others keep writing the same key; run it again"
	case code(err) == "NoSuchBucket":
		hint = "there is no such bucket; check --bucket, or deploy first, which makes it"
	case status(err) == 403:
		hint = fmt.Sprintf("either the credentials lack s3:PutObject and s3:GetObject there, or the bucket is not owned by %s", s.ownerText())
	case status(err) == 301 || code(err) == "AuthorizationHeaderMalformed":
		hint = "the bucket is in another region; set AWS_REGION to it"
	default:
		return fmt.Errorf("cannot %s %s: %w", verb, object, err)
	}
	return fmt.Errorf("cannot %s %s: %s (%w)", verb, object, hint, err)
}

func (s *Store) ownerText() string {
	if s.owner == "" {
		return "this account"
	}
	return "account " + s.owner
}
