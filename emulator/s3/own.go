package s3

import (
	"encoding/xml"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"serverless-poc/emulator/policy"
	"serverless-poc/emulator/sigv4"
	"serverless-poc/emulator/wire"
)

// configurations are the bucket settings the front keeps itself:
// bucket -> kind ("policy", "encryption", ...) -> document as it was put.
type configurations struct {
	Buckets map[string]map[string]string
}

// setting describes one kind of bucket setting.
type setting struct {
	kind    string
	verb    string // "get", "put", "delete", "status"
	root    string // root element of the document; "" for the bucket policy's JSON
	absent  string // the document of a bucket that has none; "" answers missing
	missing *wire.Error
	deleted bool // deleting it leaves it absent for good, without absent's default
}

// none marks a setting that was deleted and has no default any more.
const none = "none"

const xmlns = ` xmlns="http://s3.amazonaws.com/doc/2006-03-01/"`

var (
	noPolicy    = wire.Errorf(404, "NoSuchBucketPolicy", "The bucket policy does not exist")
	noBlock     = wire.Errorf(404, "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found")
	noLifecycle = wire.Errorf(404, "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist")
	noWebsite   = wire.Errorf(404, "NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration")
	noSSE       = wire.Errorf(404, "ServerSideEncryptionConfigurationNotFoundError", "The server side encryption configuration was not found")
)

// What a fresh bucket has in AWS: SSE-S3 (since 2023-01), and no public access
// (since 2023-04).
const (
	freshEncryption = `<ServerSideEncryptionConfiguration` + xmlns + `><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>`
	freshBlock      = `<PublicAccessBlockConfiguration` + xmlns + `><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>`
	noNotification  = `<NotificationConfiguration` + xmlns + `/>`
)

// own are the operations answered here and not by versitygw.
var own = map[string]setting{
	"GetBucketPolicy":       {kind: "policy", verb: "get", missing: noPolicy},
	"PutBucketPolicy":       {kind: "policy", verb: "put"},
	"DeleteBucketPolicy":    {kind: "policy", verb: "delete"},
	"GetBucketPolicyStatus": {kind: "policy", verb: "status", missing: noPolicy},

	"GetBucketEncryption":    {kind: "encryption", verb: "get", absent: freshEncryption, missing: noSSE},
	"PutBucketEncryption":    {kind: "encryption", verb: "put", root: "ServerSideEncryptionConfiguration"},
	"DeleteBucketEncryption": {kind: "encryption", verb: "delete"}, // back to SSE-S3

	"GetPublicAccessBlock":    {kind: "publicAccessBlock", verb: "get", absent: freshBlock, missing: noBlock},
	"PutPublicAccessBlock":    {kind: "publicAccessBlock", verb: "put", root: "PublicAccessBlockConfiguration"},
	"DeletePublicAccessBlock": {kind: "publicAccessBlock", verb: "delete", deleted: true},

	"GetBucketLifecycleConfiguration": {kind: "lifecycle", verb: "get", missing: noLifecycle},
	"PutBucketLifecycleConfiguration": {kind: "lifecycle", verb: "put", root: "LifecycleConfiguration"},
	"DeleteBucketLifecycle":           {kind: "lifecycle", verb: "delete"},

	"GetBucketWebsite":    {kind: "website", verb: "get", missing: noWebsite},
	"PutBucketWebsite":    {kind: "website", verb: "put", root: "WebsiteConfiguration"},
	"DeleteBucketWebsite": {kind: "website", verb: "delete"},

	"GetBucketNotificationConfiguration": {kind: "notification", verb: "get", absent: noNotification},
	"PutBucketNotificationConfiguration": {kind: "notification", verb: "put", root: "NotificationConfiguration"},
}

// answerOwn answers an operation of own. versitygw never sees it, so the
// signature is checked here.
func (s *Service) answerOwn(w http.ResponseWriter, r *wire.Request, c call, o setting) {
	body, err := s.signedBody(r)
	if err == nil {
		err = s.bucketExists(c.bucket)
	}
	var document string
	if err == nil {
		document, err = s.apply(c.bucket, o, body)
	}
	if err != nil {
		wire.WriteS3Error(w, r, err)
		return
	}
	w.Header().Set("X-Amz-Request-Id", r.ID)
	switch {
	case o.verb == "put" && o.kind != "policy":
		w.WriteHeader(http.StatusOK)
	case document == "":
		w.WriteHeader(http.StatusNoContent)
	default:
		w.Header().Set("Content-Type", contentTypeOf(o))
		_, _ = io.WriteString(w, document) // the client has gone: nobody to tell
	}
}

func contentTypeOf(o setting) string {
	if o.kind == "policy" && o.verb == "get" {
		return "application/json"
	}
	return "application/xml"
}

// signedBody reads a small body and checks the request's signature.
func (s *Service) signedBody(r *wire.Request) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r.HTTP.Body, 1<<20))
	if err != nil {
		return nil, wire.Errorf(400, "IncompleteBody", "%v", err)
	}
	scope, _ := sigv4.Parse(r.HTTP) // the dispatcher has parsed it once
	_, secret, _ := s.keys.Lookup(scope.AccessKey, r.HTTP.Header.Get("X-Amz-Security-Token"))
	if body == nil {
		body = []byte{}
	}
	if err := sigv4.Verify(r.HTTP, scope, secret, body, time.Now()); err != nil {
		return nil, wire.Errorf(403, "SignatureDoesNotMatch", "%v", err)
	}
	return body, nil
}

func (s *Service) bucketExists(bucket string) error {
	if fi, err := os.Stat(filepath.Join(s.dir, "data", bucket)); err != nil || !fi.IsDir() {
		return wire.Errorf(404, "NoSuchBucket", "The specified bucket does not exist")
	}
	return nil
}

// apply reads or changes one setting and gives the document to answer with.
func (s *Service) apply(bucket string, o setting, body []byte) (string, error) {
	switch o.verb {
	case "put":
		if err := s.check(bucket, o, body); err != nil {
			return "", err
		}
		return "", s.set(bucket, o.kind, string(body))
	case "delete":
		value := ""
		if o.deleted {
			value = none
		}
		return "", s.set(bucket, o.kind, value)
	}
	document := s.setting(bucket, o.kind)
	if document == "" {
		document = o.absent
	}
	if document == "" || document == none {
		return "", o.missing
	}
	if o.verb == "status" {
		public := "false"
		if policy.Public(document) {
			public = "true"
		}
		return xml.Header + "<PolicyStatus" + xmlns + "><IsPublic>" + public + "</IsPublic></PolicyStatus>", nil
	}
	return document, nil
}
