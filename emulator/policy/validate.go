package policy

import (
	"encoding/json"
	"fmt"
	"strings"

	eval "github.com/versity/versitygw/iamapi/policy"
)

// MaxTrust is the quota on a trust policy, in characters (IAM quotas).
const MaxTrust = 2048

// ValidateIdentity checks a managed or inline policy against IAM's grammar.
func ValidateIdentity(document string) error {
	if err := eval.Validate("policyDocument", document); err != nil {
		return err
	}
	return eval.Parse(document)
}

// ValidateTrust checks a role's trust policy: statements with Effect, Principal
// and an sts action, and no Resource.
func ValidateTrust(document string) error {
	list, err := grammar(document)
	if err != nil {
		return err
	}
	for i, s := range list {
		if _, ok := s["Resource"]; ok {
			return fmt.Errorf("has prohibited field Resource (statement %d)", i+1)
		}
		for _, action := range stringsOf(s["Action"]) {
			if !strings.HasPrefix(action, "sts:") {
				return fmt.Errorf("assumeRole policy may only specify STS AssumeRole actions, not %q (statement %d)", action, i+1)
			}
		}
		if err := validatePrincipal(s["Principal"]); err != nil {
			return fmt.Errorf("%v (statement %d)", err, i+1)
		}
	}
	return nil
}

// ValidateBucket checks a bucket policy: every statement has a Principal and
// only resources of that bucket.
func ValidateBucket(document, bucket string) error {
	list, err := grammar(document)
	if err != nil {
		return err
	}
	arn := "arn:aws:s3:::" + bucket
	for i, s := range list {
		_, not := s["NotPrincipal"]
		if err := validatePrincipal(s["Principal"]); err != nil && !not {
			return fmt.Errorf("%v (statement %d)", err, i+1)
		}
		resources := append(stringsOf(s["Resource"]), stringsOf(s["NotResource"])...)
		if len(resources) == 0 {
			return fmt.Errorf("missing required field Resource (statement %d)", i+1)
		}
		for _, r := range resources {
			if r != arn && !strings.HasPrefix(r, arn+"/") {
				return fmt.Errorf("policy has invalid resource %q: not of bucket %q (statement %d)", r, bucket, i+1)
			}
		}
	}
	return nil
}

// Public reports whether a bucket policy allows anybody: an Allow to "*" with
// no condition.
func Public(document string) bool {
	list, err := statementsOf(document)
	if err != nil {
		return false
	}
	for _, s := range list {
		kinds, star := principalsOf(s["Principal"])
		for _, v := range kinds["AWS"] {
			star = star || v == "*"
		}
		_, conditioned := s["Condition"]
		if star && !conditioned && string(s["Effect"]) == `"Allow"` {
			return true
		}
	}
	return false
}

// grammar checks what all documents with principals share.
func grammar(document string) ([]statement, error) {
	list, err := statementsOf(document)
	if err != nil || len(list) == 0 {
		return nil, fmt.Errorf("syntax errors in policy: it needs a Statement")
	}
	switch versionOf(document) {
	case "2012-10-17", "2008-10-17":
	default:
		return nil, fmt.Errorf("syntax errors in policy: Version must be 2012-10-17 or 2008-10-17")
	}
	for i, s := range list {
		for key := range s {
			if !elements[key] {
				return nil, fmt.Errorf("syntax errors in policy: unknown element %q (statement %d)", key, i+1)
			}
		}
		if e := string(s["Effect"]); e != `"Allow"` && e != `"Deny"` {
			return nil, fmt.Errorf("syntax errors in policy: Effect must be Allow or Deny (statement %d)", i+1)
		}
		if len(stringsOf(s["Action"]))+len(stringsOf(s["NotAction"])) == 0 {
			return nil, fmt.Errorf("policy statement must contain actions (statement %d)", i+1)
		}
	}
	return list, nil
}

var elements = map[string]bool{"Sid": true, "Effect": true, "Principal": true, "NotPrincipal": true, "Action": true,
	"NotAction": true, "Resource": true, "NotResource": true, "Condition": true}

func validatePrincipal(raw json.RawMessage) error {
	kinds, star := principalsOf(raw)
	if star {
		return nil
	}
	if len(kinds) == 0 {
		return fmt.Errorf("missing required field Principal")
	}
	for kind, values := range kinds {
		switch kind {
		case "AWS", "Service", "Federated", "CanonicalUser":
		default:
			return fmt.Errorf("invalid principal in policy: %q", kind)
		}
		for _, v := range values {
			if kind == "Service" && !strings.HasSuffix(v, ".amazonaws.com") {
				return fmt.Errorf("invalid principal in policy: \"SERVICE\":%q", v)
			}
		}
	}
	return nil
}
