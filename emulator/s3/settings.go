package s3

import (
	"encoding/xml"

	"serverless-poc/emulator/policy"
	"serverless-poc/emulator/wire"
)

// setting reads a bucket's setting of a kind; "" when it was never put.
func (s *Service) setting(bucket, kind string) (document string) {
	_ = s.store.View(func(c *configurations) error {
		document = c.Buckets[bucket][kind]
		return nil
	})
	return document
}

// set keeps a bucket's setting of a kind; "" removes it.
func (s *Service) set(bucket, kind, document string) error {
	return s.store.Update(func(c *configurations) error {
		if c.Buckets == nil {
			c.Buckets = map[string]map[string]string{}
		}
		if c.Buckets[bucket] == nil {
			c.Buckets[bucket] = map[string]string{}
		}
		c.Buckets[bucket][kind] = document
		if document == "" {
			delete(c.Buckets[bucket], kind)
		}
		return nil
	})
}

// forget drops all settings of a deleted bucket.
func (s *Service) forget(bucket string) error {
	return s.store.Update(func(c *configurations) error {
		delete(c.Buckets, bucket)
		return nil
	})
}

func (s *Service) bucketPolicy(bucket string) string { return s.setting(bucket, "policy") }

// check refuses a document that AWS would not take.
func (s *Service) check(bucket string, o setting, body []byte) error {
	if o.kind == "policy" {
		return s.checkPolicy(bucket, string(body))
	}
	var root struct{ XMLName xml.Name }
	if err := xml.Unmarshal(body, &root); err != nil || root.XMLName.Local != o.root {
		return wire.Errorf(400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema: <%s> was expected", o.root)
	}
	if o.kind == "website" {
		return checkWebsite(body)
	}
	return nil
}

func (s *Service) checkPolicy(bucket, document string) error {
	if len(document) > 20<<10 { // S3 quota: 20 KB
		return wire.Errorf(400, "PolicyTooLarge", "The bucket policy has %d bytes; at most 20480 are allowed", len(document))
	}
	if err := policy.ValidateBucket(document, bucket); err != nil {
		return wire.Errorf(400, "MalformedPolicy", "%v", err)
	}
	if policy.Public(document) && s.block(bucket).BlockPublicPolicy {
		return wire.Errorf(403, "AccessDenied", "public policies are blocked by the BlockPublicPolicy block public access setting of bucket %s", bucket)
	}
	return nil
}
