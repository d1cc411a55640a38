package s3

import (
	"net/http"
	"net/url"
	"strings"
)

// call is what an S3 request asks for.
type call struct {
	operation   string // AWS's name
	bucket, key string
	mutating    bool
	unknown     bool // an operation neither we nor versitygw have
}

// levels of a request: the service itself, a bucket, an object.
const (
	onService = "service"
	onBucket  = "bucket"
	onObject  = "object"
)

// named lists the operations that a query parameter (a subresource) selects:
// level, method, parameter -> operation.
var named = map[[3]string]string{
	{onBucket, "GET", "location"}:             "GetBucketLocation",
	{onBucket, "GET", "versioning"}:           "GetBucketVersioning",
	{onBucket, "PUT", "versioning"}:           "PutBucketVersioning",
	{onBucket, "GET", "tagging"}:              "GetBucketTagging",
	{onBucket, "PUT", "tagging"}:              "PutBucketTagging",
	{onBucket, "DELETE", "tagging"}:           "DeleteBucketTagging",
	{onBucket, "GET", "ownershipControls"}:    "GetBucketOwnershipControls",
	{onBucket, "PUT", "ownershipControls"}:    "PutBucketOwnershipControls",
	{onBucket, "DELETE", "ownershipControls"}: "DeleteBucketOwnershipControls",
	{onBucket, "GET", "acl"}:                  "GetBucketAcl",
	{onBucket, "PUT", "acl"}:                  "PutBucketAcl",
	{onBucket, "GET", "cors"}:                 "GetBucketCors",
	{onBucket, "PUT", "cors"}:                 "PutBucketCors",
	{onBucket, "DELETE", "cors"}:              "DeleteBucketCors",
	{onBucket, "GET", "policy"}:               "GetBucketPolicy",
	{onBucket, "PUT", "policy"}:               "PutBucketPolicy",
	{onBucket, "DELETE", "policy"}:            "DeleteBucketPolicy",
	{onBucket, "GET", "policyStatus"}:         "GetBucketPolicyStatus",
	{onBucket, "GET", "encryption"}:           "GetBucketEncryption",
	{onBucket, "PUT", "encryption"}:           "PutBucketEncryption",
	{onBucket, "DELETE", "encryption"}:        "DeleteBucketEncryption",
	{onBucket, "GET", "publicAccessBlock"}:    "GetPublicAccessBlock",
	{onBucket, "PUT", "publicAccessBlock"}:    "PutPublicAccessBlock",
	{onBucket, "DELETE", "publicAccessBlock"}: "DeletePublicAccessBlock",
	{onBucket, "GET", "lifecycle"}:            "GetBucketLifecycleConfiguration",
	{onBucket, "PUT", "lifecycle"}:            "PutBucketLifecycleConfiguration",
	{onBucket, "DELETE", "lifecycle"}:         "DeleteBucketLifecycle",
	{onBucket, "GET", "notification"}:         "GetBucketNotificationConfiguration",
	{onBucket, "PUT", "notification"}:         "PutBucketNotificationConfiguration",
	{onBucket, "GET", "website"}:              "GetBucketWebsite",
	{onBucket, "PUT", "website"}:              "PutBucketWebsite",
	{onBucket, "DELETE", "website"}:           "DeleteBucketWebsite",
	{onBucket, "GET", "versions"}:             "ListObjectVersions",
	{onBucket, "GET", "uploads"}:              "ListMultipartUploads",
	{onBucket, "POST", "delete"}:              "DeleteObjects",

	{onObject, "GET", "tagging"}:     "GetObjectTagging",
	{onObject, "PUT", "tagging"}:     "PutObjectTagging",
	{onObject, "DELETE", "tagging"}:  "DeleteObjectTagging",
	{onObject, "GET", "acl"}:         "GetObjectAcl",
	{onObject, "PUT", "acl"}:         "PutObjectAcl",
	{onObject, "GET", "attributes"}:  "GetObjectAttributes",
	{onObject, "POST", "uploads"}:    "CreateMultipartUpload",
	{onObject, "PUT", "uploadId"}:    "UploadPart",
	{onObject, "GET", "uploadId"}:    "ListParts",
	{onObject, "POST", "uploadId"}:   "CompleteMultipartUpload",
	{onObject, "DELETE", "uploadId"}: "AbortMultipartUpload",
}

// plain lists the operations without a subresource: level, method -> operation.
var plain = map[[2]string]string{
	{onService, "GET"}:   "ListBuckets",
	{onBucket, "PUT"}:    "CreateBucket",
	{onBucket, "HEAD"}:   "HeadBucket",
	{onBucket, "DELETE"}: "DeleteBucket",
	{onBucket, "GET"}:    "ListObjects",
	{onObject, "GET"}:    "GetObject",
	{onObject, "HEAD"}:   "HeadObject",
	{onObject, "PUT"}:    "PutObject",
	{onObject, "DELETE"}: "DeleteObject",
}

// subresources are the query parameters that select an operation in AWS; one
// that named has no row for is an operation the emulator does not have.
var subresources = strings.Fields(`accelerate acl analytics attributes cors delete encryption
	intelligent-tiering inventory legal-hold lifecycle location logging metadataTable metrics notification
	object-lock ownershipControls policy policyStatus publicAccessBlock replication requestPayment restore
	retention select session tagging torrent uploadId uploads versioning versions website`)

// identify names the operation of a request in path style.
func identify(h *http.Request) call {
	bucket, key, _ := strings.Cut(strings.TrimPrefix(h.URL.Path, "/"), "/")
	level := onObject
	switch {
	case bucket == "":
		level = onService
	case key == "":
		level = onBucket
	}
	c := call{bucket: bucket, key: key}
	c.operation, c.unknown = operationOf(h, level)
	c.mutating = h.Method != http.MethodGet && h.Method != http.MethodHead
	return c
}

func operationOf(h *http.Request, level string) (name string, unknown bool) {
	q := h.URL.Query()
	for _, sub := range subresources {
		if !q.Has(sub) {
			continue
		}
		name, ok := named[[3]string{level, h.Method, sub}]
		if !ok {
			return h.Method + " " + level + " ?" + sub, true
		}
		if name == "UploadPart" && h.Header.Get("X-Amz-Copy-Source") != "" {
			name = "UploadPartCopy"
		}
		return name, false
	}
	name, ok := plain[[2]string{level, h.Method}]
	switch {
	case !ok:
		return h.Method + " " + level, true
	case name == "ListObjects" && q.Get("list-type") == "2":
		return "ListObjectsV2", false
	case name == "PutObject" && h.Header.Get("X-Amz-Copy-Source") != "":
		return "CopyObject", false
	}
	return name, false
}

// copySource reads bucket and key of X-Amz-Copy-Source.
func copySource(h *http.Request) (bucket, key string) {
	source := h.Header.Get("X-Amz-Copy-Source")
	if plain, err := url.PathUnescape(source); err == nil {
		source = plain
	}
	source, _, _ = strings.Cut(source, "?")
	bucket, key, _ = strings.Cut(strings.TrimPrefix(source, "/"), "/")
	return bucket, key
}
