package s3

import (
	"encoding/xml"
	"net/http"
	"strings"

	"serverless-poc/emulator/wire"
)

// website is the part of a bucket's website configuration that is served.
type website struct {
	IndexDocument struct{ Suffix string }
}

// admitUnsigned lets a reader without a key read what the bucket's policy opens
// to everybody, if the bucket does not restrict public policies. In a bucket
// with a website a folder is its index document.
func (s *Service) admitUnsigned(r *wire.Request, c *call) error {
	missing := wire.Errorf(403, "AccessDenied", "Request is missing Authentication Token: sign it, or open the object to everybody in the bucket's policy and public access block")
	if r.HTTP.Method != http.MethodGet && r.HTTP.Method != http.MethodHead || c.bucket == "" {
		return missing
	}
	var site website
	document := s.setting(c.bucket, "website")
	if document != "" && xml.Unmarshal([]byte(document), &site) == nil && (c.key == "" || strings.HasSuffix(c.key, "/")) {
		c.key += site.IndexDocument.Suffix
		r.HTTP.URL.Path, r.HTTP.URL.RawPath = "/"+c.bucket+"/"+c.key, ""
		c.operation, c.unknown = operationOf(r.HTTP, onObject)
		r.Operation = c.operation
	}
	if c.operation != "GetObject" && c.operation != "HeadObject" {
		return missing
	}
	if s.block(c.bucket).RestrictPublicBuckets {
		return missing
	}
	if err := s.authorize(r, *c); err != nil {
		return missing
	}
	return nil
}

// checkWebsite refuses a website AWS would not take.
func checkWebsite(body []byte) error {
	var w struct {
		IndexDocument         *struct{ Suffix string }
		RedirectAllRequestsTo *struct{ HostName string }
	}
	if err := xml.Unmarshal(body, &w); err != nil {
		return wire.Errorf(400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema")
	}
	switch {
	case w.RedirectAllRequestsTo != nil:
		return wire.NotImplemented("s3", "PutBucketWebsite with RedirectAllRequestsTo")
	case w.IndexDocument == nil:
		return wire.Errorf(400, "InvalidArgument", "A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty")
	case w.IndexDocument.Suffix == "" || strings.Contains(w.IndexDocument.Suffix, "/"):
		return wire.Errorf(400, "InvalidArgument", "The IndexDocument Suffix is not well formed")
	}
	return nil
}

// block is a bucket's public access block: the one that was put, or a fresh
// bucket's.
func (s *Service) block(bucket string) (b publicAccess) {
	document := s.setting(bucket, "publicAccessBlock")
	if document == "" {
		document = freshBlock
	}
	_ = xml.Unmarshal([]byte(document), &b) // one that was deleted blocks nothing
	return b
}

type publicAccess struct{ BlockPublicPolicy, RestrictPublicBuckets bool }
