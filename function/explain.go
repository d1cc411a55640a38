package function

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
)

// explain turns what became of a download into what happened, where, and what to do.
func explain(c Config, err error) error {
	var answer *s3Answer
	var broken *brokenOff
	var certificate x509.UnknownAuthorityError
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%s: S3 did not answer within %s, the time that init has; check the endpoint and the network of the function", location(c), initBudget)
	case errors.As(err, &answer):
		return fmt.Errorf("%s: %s [S3 answered %s]", location(c), advice(c, answer), answer)
	case errors.As(err, &broken):
		return fmt.Errorf("%s: %v", location(c), err)
	case errors.Is(err, errTooLarge):
		return fmt.Errorf("%s is %w, too large for a model; check MODEL_KEY", location(c), err)
	case errors.As(err, &certificate):
		return fmt.Errorf("%s: S3's certificate is signed neither by Amazon's roots, which the function carries, nor by one of the system's; "+
			"check AWS_ENDPOINT_URL and that nothing stands between the function and S3, or name the root's file in SSL_CERT_FILE [%v]", location(c), err)
	}
	return fmt.Errorf("%s: S3 could not be asked: %v", location(c), err)
}

// advice is by S3's error code. An answer without a document has only its
// status, whose words are the code.
func advice(c Config, a *s3Answer) string {
	switch a.Code {
	case "AccessDenied", "Forbidden":
		return "access denied, for one of two causes: the key does not exist (S3 answers 403, not 404, to a caller without s3:ListBucket), " +
			"or the function's role may not s3:GetObject it; check that the artefact is published and that the role's policy names this bucket"
	case "NoSuchKey":
		return "there is no such key; publish the artefact or correct MODEL_KEY, by deploying again"
	case "NoSuchBucket":
		return "there is no such bucket; correct MODEL_BUCKET, by deploying again"
	case "PermanentRedirect", "AuthorizationHeaderMalformed", "Moved Permanently", "TemporaryRedirect":
		return fmt.Sprintf("the bucket is not in %s, the function's region%s; keep both in one region", c.Region, a.whereabouts())
	case "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken":
		return "the credentials of the function's role were not accepted; if the role was deleted and made again, deploy again"
	}
	return "the model could not be read"
}

// whereabouts is what S3 says of the bucket's.
func (a *s3Answer) whereabouts() string {
	if a.region == "" {
		return ""
	}
	return " (it is in " + a.region + ")"
}
