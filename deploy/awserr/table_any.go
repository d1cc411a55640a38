package awserr

import "time"

const (
	throttleNext = "requests come too fast: run again; if it stays so, see who else calls this API in the account"
	unwellNext   = "AWS is unwell: run again later; what was done stays done"
	deniedNext   = "these credentials lack the permission that the message names: go tool mage policy prints the deployer's policy"
	expiredNext  = "the credentials have expired: get new ones, run again"
	invalidNext  = "check the credentials (aws sts get-caller-identity)"
	clockNext    = "set this machine's clock: signatures hold for five minutes"
)

// anyRows come last: what every service may say.
var anyRows = []Row{
	row("", "Throttling", "", Retry, throttleNext, 37),
	row("", "ThrottlingException", "", Retry, throttleNext, 37),
	row("", "ThrottledException", "", Retry, throttleNext, 37),
	row("", "RequestThrottled", "", Retry, throttleNext, 37),
	row("", "RequestThrottledException", "", Retry, throttleNext, 37),
	row("", "RequestLimitExceeded", "", Retry, throttleNext, 37),
	row("", "TooManyRequestsException", "", Retry, throttleNext, 37),
	row("", "PriorRequestNotComplete", "", Retry, throttleNext),
	row("", "AccessDenied", "", Permanent, deniedNext),
	row("", "AccessDeniedException", "", Permanent, deniedNext),
	row("", "UnauthorizedOperation", "", Permanent, deniedNext),
	row("", "ExpiredToken", "", Permanent, expiredNext),
	row("", "ExpiredTokenException", "", Permanent, expiredNext),
	row("", "InvalidClientTokenId", "", Permanent, invalidNext),
	row("", "UnrecognizedClientException", "", Permanent, invalidNext),
	row("", "InvalidAccessKeyId", "", Permanent, invalidNext),
	row("", "RequestTimeTooSkewed", "", Permanent, clockNext),
	row("", "RequestExpired", "", Permanent, clockNext),
	row("", "InvalidSignatureException", "Signature expired", Permanent, clockNext),
	row("", "InvalidSignatureException", "not yet current", Permanent, clockNext),
	row("", "SignatureDoesNotMatch", "", Permanent, invalidNext),
	row("", "InvalidSignatureException", "", Permanent, invalidNext),
	row("", "OptInRequired", "", Permanent, "switch the service or the region on for this account"),
	row("", "RequestTimeoutException", "", Retry, unwellNext),
	{Code: NotSent, Class: Retry, Patience: 20 * time.Second, Next: "check the network and the endpoint (AWS_ENDPOINT_URL, AWS_REGION)"},
	row("", NoAnswer, "", Retry, "the connection broke before AWS answered: run again, which looks at what was done"),
	row("", NoHost, "", Permanent, "check the network and AWS_REGION"),
	row("", BadCertificate, "", Permanent, "something between here and AWS answers in its place: check the proxy and AWS_CA_BUNDLE"),
	{Status: 429, Class: Retry, Next: throttleNext},
	{Status: 500, Class: Retry, Next: unwellNext},
}
