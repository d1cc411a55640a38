package s3

import (
	"bytes"
	"encoding/xml"
	"io"
	"net/http"

	"serverless-poc/emulator/iam"
	"serverless-poc/emulator/policy"
	"serverless-poc/emulator/wire"
)

// need is one permission an operation requires.
type need struct{ action, resource string }

// actions names the permissions that are not called as their operation.
// Source: Amazon S3 User Guide, "Required permissions for Amazon S3 API operations".
var actions = map[string]string{
	"ListBuckets":                        "s3:ListAllMyBuckets",
	"HeadBucket":                         "s3:ListBucket",
	"ListObjects":                        "s3:ListBucket",
	"ListObjectsV2":                      "s3:ListBucket",
	"ListObjectVersions":                 "s3:ListBucketVersions",
	"ListMultipartUploads":               "s3:ListBucketMultipartUploads",
	"HeadObject":                         "s3:GetObject",
	"GetObjectAttributes":                "s3:GetObject",
	"CopyObject":                         "s3:PutObject",
	"CreateMultipartUpload":              "s3:PutObject",
	"UploadPart":                         "s3:PutObject",
	"UploadPartCopy":                     "s3:PutObject",
	"CompleteMultipartUpload":            "s3:PutObject",
	"ListParts":                          "s3:ListMultipartUploadParts",
	"GetBucketEncryption":                "s3:GetEncryptionConfiguration",
	"PutBucketEncryption":                "s3:PutEncryptionConfiguration",
	"DeleteBucketEncryption":             "s3:PutEncryptionConfiguration",
	"GetPublicAccessBlock":               "s3:GetBucketPublicAccessBlock",
	"PutPublicAccessBlock":               "s3:PutBucketPublicAccessBlock",
	"DeletePublicAccessBlock":            "s3:PutBucketPublicAccessBlock",
	"GetBucketLifecycleConfiguration":    "s3:GetLifecycleConfiguration",
	"PutBucketLifecycleConfiguration":    "s3:PutLifecycleConfiguration",
	"DeleteBucketLifecycle":              "s3:PutLifecycleConfiguration",
	"GetBucketNotificationConfiguration": "s3:GetBucketNotification",
	"PutBucketNotificationConfiguration": "s3:PutBucketNotification",
	"DeleteBucketTagging":                "s3:PutBucketTagging",
	"DeleteBucketOwnershipControls":      "s3:PutBucketOwnershipControls",
	"GetBucketCors":                      "s3:GetBucketCORS",
	"PutBucketCors":                      "s3:PutBucketCORS",
	"DeleteBucketCors":                   "s3:PutBucketCORS",
}

// versioned are the permissions that change when the call names a version.
var versioned = map[string]string{
	"s3:GetObject": "s3:GetObjectVersion", "s3:DeleteObject": "s3:DeleteObjectVersion",
	"s3:GetObjectTagging": "s3:GetObjectVersionTagging", "s3:PutObjectTagging": "s3:PutObjectVersionTagging",
}

// authorize refuses what neither the identity's policies nor the bucket's allow.
func (s *Service) authorize(r *wire.Request, c call) error {
	needs, err := needsOf(r, c)
	if err != nil {
		return err
	}
	return s.allowed(r, c, needs)
}

func needsOf(r *wire.Request, c call) ([]need, error) {
	action := actions[c.operation]
	if action == "" {
		action = "s3:" + c.operation
	}
	if v := versioned[action]; v != "" && r.HTTP.URL.Query().Get("versionId") != "" {
		action = v
	}
	resource := "arn:aws:s3:::" + c.bucket
	if c.key != "" {
		resource += "/" + c.key
	}
	if c.bucket == "" {
		resource = "*"
	}
	switch c.operation {
	case "DeleteObjects":
		return needsOfBatch(r, c)
	case "CopyObject", "UploadPartCopy":
		bucket, key := copySource(r.HTTP)
		return []need{{action, resource}, {"s3:GetObject", "arn:aws:s3:::" + bucket + "/" + key}}, nil
	}
	return []need{{action, resource}}, nil
}

// needsOfBatch reads the keys of DeleteObjects and puts the body back.
func needsOfBatch(r *wire.Request, c call) ([]need, error) {
	if r.Caller.Root() {
		return []need{{"s3:DeleteObject", "arn:aws:s3:::" + c.bucket + "/*"}}, nil
	}
	body, err := io.ReadAll(io.LimitReader(r.HTTP.Body, 4<<20))
	if err != nil {
		return nil, err
	}
	r.HTTP.Body = io.NopCloser(bytes.NewReader(body))
	var batch struct {
		Object []struct{ Key, VersionId string }
	}
	if err := xml.Unmarshal(body, &batch); err != nil {
		return nil, wire.Errorf(http.StatusBadRequest, "MalformedXML", "The XML you provided was not well-formed")
	}
	var needs []need
	for _, o := range batch.Object {
		action := "s3:DeleteObject"
		if o.VersionId != "" {
			action = "s3:DeleteObjectVersion"
		}
		needs = append(needs, need{action, "arn:aws:s3:::" + c.bucket + "/" + o.Key})
	}
	return needs, nil
}

// allowed refuses the first need that is not met: an explicit Deny of either
// side wins, otherwise an Allow of either side is enough (one account).
func (s *Service) allowed(r *wire.Request, c call, needs []need) error {
	document := s.bucketPolicy(c.bucket)
	own := conditionOf(r.HTTP)
	for _, n := range needs {
		identity := s.iam.Decide(r.Caller, n.action, n.resource, own)
		resource := policy.NoMatch
		if document != "" {
			resource = policy.Resource(document, iam.Principals(r.Caller),
				policy.Ask{Action: n.action, Resource: n.resource, Condition: s.iam.Condition(r.Caller, own)})
		}
		switch {
		case resource == policy.Deny && !(r.Caller.Root() && rescue[c.operation]):
			return iam.Denied(r.Caller, n.action, n.resource, "with an explicit deny in a resource-based policy")
		case identity == policy.Deny:
			return iam.Denied(r.Caller, n.action, n.resource, "with an explicit deny in an identity-based policy")
		case identity == policy.Outside:
			return iam.Denied(r.Caller, n.action, n.resource, "because no permissions boundary allows the "+n.action+" action")
		case identity != policy.Allow && resource != policy.Allow:
			return iam.Denied(r.Caller, n.action, n.resource, "because no identity-based policy allows the "+n.action+" action")
		}
	}
	return nil
}

// rescue are the operations root may always do, to undo a policy that locks
// everybody out.
var rescue = map[string]bool{"GetBucketPolicy": true, "PutBucketPolicy": true, "DeleteBucketPolicy": true}

// conditionOf gives the request's own condition keys.
func conditionOf(h *http.Request) map[string][]string {
	c := map[string][]string{}
	for parameter, key := range map[string]string{"prefix": "s3:prefix", "delimiter": "s3:delimiter",
		"max-keys": "s3:max-keys", "versionId": "s3:VersionId"} {
		if q := h.URL.Query(); q.Has(parameter) {
			c[key] = []string{q.Get(parameter)}
		}
	}
	for header, key := range map[string]string{"X-Amz-Acl": "s3:x-amz-acl", "If-None-Match": "s3:if-none-match",
		"X-Amz-Server-Side-Encryption": "s3:x-amz-server-side-encryption", "User-Agent": "aws:UserAgent"} {
		if v := h.Header.Get(header); v != "" {
			c[key] = []string{v}
		}
	}
	return c
}
