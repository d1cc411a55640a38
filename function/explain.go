package function

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
)

// explain turns S3's answer into what happened, where, and what to do.
func explain(c Config, err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s: S3 did not answer within %s, the time that init has; check the endpoint and the network of the function", location(c), initBudget)
	}
	var api smithy.APIError
	if !errors.As(err, &api) {
		return fmt.Errorf("%s: S3 could not be asked: %v", location(c), err)
	}
	return fmt.Errorf("%s: %s [S3 answered %s]", location(c), advice(c, api, err), answered(api, err))
}

// advice is by S3's error code. A HEAD-like answer without a body has only its
// status, which the SDK gives as the code "Forbidden" or the like.
func advice(c Config, api smithy.APIError, err error) string {
	switch api.ErrorCode() {
	case "AccessDenied", "Forbidden":
		return "access denied, for one of two causes: the key does not exist (S3 answers 403, not 404, to a caller without s3:ListBucket), " +
			"or the function's role may not s3:GetObject it; check that the artefact is published and that the role's policy names this bucket"
	case "NoSuchKey":
		return "there is no such key; publish the artefact or correct MODEL_KEY, by deploying again"
	case "NoSuchBucket":
		return "there is no such bucket; correct MODEL_BUCKET, by deploying again"
	case "PermanentRedirect", "AuthorizationHeaderMalformed", "MovedPermanently", "TemporaryRedirect":
		return fmt.Sprintf("the bucket is not in %s, the function's region%s; keep both in one region", c.Region, bucketRegion(err))
	case "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken":
		return "the credentials of the function's role were not accepted; if the role was deleted and made again, deploy again"
	}
	return "the model could not be read"
}

// bucketRegion is what S3 says of the bucket's whereabouts in a header.
func bucketRegion(err error) string {
	var response *awshttp.ResponseError
	if errors.As(err, &response) && response.Response != nil {
		if region := response.Response.Header.Get("X-Amz-Bucket-Region"); region != "" {
			return " (it is in " + region + ")"
		}
	}
	return ""
}

func answered(api smithy.APIError, err error) string {
	text := api.ErrorCode()
	if m := api.ErrorMessage(); m != "" && m != text {
		text += ": " + m
	}
	var response *awshttp.ResponseError
	if errors.As(err, &response) {
		text = fmt.Sprintf("%d %s, %s", response.HTTPStatusCode(), http.StatusText(response.HTTPStatusCode()), text)
		if id := response.ServiceRequestID(); id != "" {
			text += ", request id " + id
		}
	}
	return text
}
