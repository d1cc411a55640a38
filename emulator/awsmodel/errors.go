package awsmodel

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// common are the errors any operation of a protocol may answer without
// declaring them, with the status each may have. Sources: the pages "Common
// errors" of the API references of IAM, STS, Lambda, CloudWatch Logs,
// EventBridge and API Gateway.
var common = map[string]map[string][]int{
	"query": {
		"AccessDenied": {403}, "IncompleteSignature": {400}, "InternalFailure": {500}, "InvalidAction": {400},
		"InvalidClientTokenId": {403}, "InvalidParameterCombination": {400}, "InvalidParameterValue": {400},
		"InvalidQueryParameter": {400}, "MalformedQueryString": {400, 404}, "MissingAction": {400},
		"MissingAuthenticationToken": {403}, "MissingParameter": {400}, "NotAuthorized": {400}, "OptInRequired": {403},
		"RequestExpired": {400}, "ServiceUnavailable": {503}, "SignatureDoesNotMatch": {403}, "Throttling": {400},
		"ValidationError": {400},
	},
	"json": {
		"AccessDeniedException": {400, 403}, "ExpiredTokenException": {400, 403}, "IncompleteSignature": {400, 403},
		"InternalFailure": {500}, "InvalidSignatureException": {400, 403}, "MissingAuthenticationToken": {400, 403},
		"NotAuthorized": {400, 401}, "OptInRequired": {400, 403}, "RequestEntityTooLargeException": {413},
		"SerializationException": {400}, "ServiceUnavailable": {503}, "ThrottlingException": {400, 429},
		"UnknownOperationException": {400, 404}, "UnrecognizedClientException": {400, 401, 403}, "ValidationException": {400}, "ValidationError": {400},
	},
}

// commonS3 are S3's errors, of which its model declares few. Source: Amazon S3
// API Reference, "Error responses", list of error codes.
var commonS3 = map[string]int{
	"AccessDenied": 403, "BadDigest": 400, "BucketAlreadyExists": 409, "BucketAlreadyOwnedByYou": 409, "BucketNotEmpty": 409,
	"ConditionalRequestConflict": 409, "EntityTooLarge": 400, "EntityTooSmall": 400, "ExpiredToken": 400,
	"IllegalLocationConstraintException": 400, "IncompleteBody": 400, "InternalError": 500, "InvalidAccessKeyId": 403,
	"InvalidArgument": 400, "InvalidBucketName": 400, "InvalidDigest": 400, "InvalidLocationConstraint": 400, "InvalidPart": 400,
	"InvalidRange": 416, "InvalidRequest": 400, "InvalidToken": 400, "KeyTooLongError": 400, "MalformedPolicy": 400,
	"MalformedXML": 400, "MethodNotAllowed": 405, "MissingContentLength": 411, "NoSuchBucket": 404, "NoSuchBucketPolicy": 404,
	"NoSuchCORSConfiguration": 404, "NoSuchKey": 404, "NoSuchLifecycleConfiguration": 404,
	"NoSuchPublicAccessBlockConfiguration": 404, "NoSuchTagSet": 404, "NoSuchUpload": 404, "NoSuchVersion": 404,
	"NoSuchWebsiteConfiguration": 404, "OperationAborted": 409, "OwnershipControlsNotFoundError": 404, "PolicyTooLarge": 400,
	"PreconditionFailed": 412, "RequestTimeout": 400, "RequestTimeTooSkewed": 403, "ServerSideEncryptionConfigurationNotFoundError": 404,
	"ServiceUnavailable": 503, "SignatureDoesNotMatch": 403, "SlowDown": 503,
	"XAmzContentSHA256Mismatch": 400, "XAmzContentChecksumMismatch": 400,
}

// undeclared are errors that AWS answers although the operation declares them
// not: CreateRole and a permissions boundary that does not exist.
var undeclared = map[string]map[string]int{"CreateRole": {"NoSuchEntity": http.StatusNotFound}}

func (m *model) checkError(a Answer, f *finding) {
	if a.Code == "" {
		f.add("an error without a code")
		return
	}
	if m.service == "s3" && m.checkS3Error(a, f) {
		return
	}
	declared := m.declared(a)
	if declared == nil {
		m.checkCommon(a, f)
		return
	}
	if want := m.status(declared); a.Status != want {
		f.add("%s has status %d in the model", a.Code, want)
	}
	m.checkErrorBody(a, declared, f)
}

// declared finds the error among those of the operation.
func (m *model) declared(a Answer) *shape {
	for _, e := range m.Operations[a.Operation].Errors {
		if m.code(e.Shape) == a.Code {
			return m.Shapes[e.Shape]
		}
	}
	return nil
}

func (m *model) checkCommon(a Answer, f *finding) {
	protocol := m.Metadata.Protocol
	if strings.HasSuffix(protocol, "json") {
		protocol = "json"
	}
	statuses := common[protocol][a.Code]
	switch {
	case m.service == "s3" && commonS3[a.Code] != 0:
		statuses = []int{commonS3[a.Code]}
	case undeclared[a.Operation][a.Code] != 0:
		statuses = []int{undeclared[a.Operation][a.Code]}
	case len(statuses) == 0:
		f.add("%s is neither declared by the operation nor common", a.Code)
		return
	}
	if !slices.Contains(statuses, a.Status) {
		f.add("%s has status %v", a.Code, statuses)
	}
	m.checkErrorBody(a, &shape{Members: map[string]member{}}, f)
}

// checkS3Error reports whether the answer is one without a body, which S3 gives
// to HEAD and for 304; its status is all it says.
func (m *model) checkS3Error(a Answer, f *finding) bool {
	if a.Method != http.MethodHead && a.Status != http.StatusNotModified {
		return false
	}
	if len(a.Body) > 0 {
		f.add("an error with a body of %d bytes for %s", len(a.Body), a.Method)
	}
	return true
}

// checkErrorBody looks for the code where each protocol has it.
func (m *model) checkErrorBody(a Answer, s *shape, f *finding) {
	switch m.Metadata.Protocol {
	case "query":
		var e struct {
			XMLName xml.Name `xml:"ErrorResponse"`
			Error   struct{ Type, Code, Message string }
			ID      string `xml:"RequestId"`
		}
		if err := xml.Unmarshal(a.Body, &e); err != nil || e.Error.Code != a.Code || e.Error.Message == "" || e.ID == "" {
			f.add("the error document is %.200s", a.Body)
		}
	case "rest-xml":
		var e struct {
			XMLName       xml.Name `xml:"Error"`
			Code, Message string
		}
		if err := xml.Unmarshal(a.Body, &e); err != nil || e.Code != a.Code || e.Message == "" {
			f.add("the error document is %.200s", a.Body)
		}
	default:
		m.checkErrorJSON(a, s, f)
	}
}

func (m *model) checkErrorJSON(a Answer, s *shape, f *finding) {
	var object map[string]any
	if err := json.Unmarshal(a.Body, &object); err != nil {
		f.add("the error document is %.200s", a.Body)
		return
	}
	code, _, _ := strings.Cut(a.Header.Get("X-Amzn-Errortype"), ":")
	if kind, ok := object["__type"].(string); ok && code == "" {
		code = kind[strings.LastIndexByte(kind, '#')+1:]
	}
	if code != a.Code {
		f.add("the error is called %q on the wire, %q in the record", code, a.Code)
	}
	if object["message"] == nil && object["Message"] == nil {
		f.add("the error has no message: %.200s", a.Body)
	}
	for name := range object {
		one, ok := s.Members[name]
		if ok = ok && one.Location == ""; !ok && !slices.Contains([]string{"__type", "message", "Message", "Type", "code"}, name) {
			f.add("%s of the error is not in the model", name)
		}
	}
	if v := a.Header.Get("Retry-After"); v != "" {
		if _, err := strconv.Atoi(v); err != nil {
			f.add("header Retry-After: %q is no number", v)
		}
	}
}
