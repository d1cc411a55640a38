package iam

import (
	"strings"

	doc "serverless-poc/emulator/policy"
	"serverless-poc/emulator/wire"
)

// checkTrust refuses what is no trust policy.
func checkTrust(document string) error {
	if len(document) > doc.MaxTrust {
		return wire.Errorf(409, "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: %d", doc.MaxTrust)
	}
	if err := doc.ValidateTrust(document); err != nil {
		return wire.Errorf(400, "MalformedPolicyDocument", "%v", err)
	}
	return nil
}

// bind puts the unique ids of roles in the place of their ARNs, as IAM keeps
// them: a role that is deleted and made again is another principal. The roles
// are those that can be seen.
func (s *Service) bind(document string) (bound string, err error) {
	err = s.view(func(a *account) (err error) {
		bound, err = doc.MapPrincipals(document, func(arn string) (string, error) {
			if !strings.HasPrefix(arn, roleARN("/", "")) {
				return arn, nil
			}
			for _, r := range a.Roles {
				if roleARN(r.Path, r.Name) == arn {
					return r.ID, nil
				}
			}
			return "", wire.Errorf(400, "MalformedPolicyDocument", `Invalid principal in policy: "AWS":"%s"`, arn)
		})
		return err
	})
	return bound, err
}

// trust is a role's trust policy with ARNs again; a principal that was deleted
// is left as its id.
func (a *account) trust(r *role) string {
	document, _ := doc.MapPrincipals(r.Trust, func(id string) (string, error) {
		for _, other := range a.Roles {
			if other.ID == id {
				return roleARN(other.Path, other.Name), nil
			}
		}
		return id, nil
	})
	return document
}
