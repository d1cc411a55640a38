package iam

import (
	"net/url"
	"slices"

	"serverless-poc/emulator/wire"
)

const maxAttached = 10 // IAM quota: managed policies per role

func attachRolePolicy(s *Service, f url.Values) (any, error) {
	arn := f.Get("PolicyArn")
	return nil, s.store.Update(func(a *account) error {
		return a.role(f, func(r *role) error {
			if a.policy(arn) == nil {
				return wire.Errorf(404, "NoSuchEntity", "Policy %s does not exist or is not attachable.", arn)
			}
			if r.attached(arn) {
				return nil
			}
			if len(r.Attached) >= maxAttached {
				return wire.Errorf(409, "LimitExceeded", "Cannot exceed quota for PoliciesPerRole: %d", maxAttached)
			}
			r.Attached = append(r.Attached, arn)
			return nil
		})
	})
}

func detachRolePolicy(s *Service, f url.Values) (any, error) {
	arn := f.Get("PolicyArn")
	return nil, s.changeRole(f, func(r *role) error {
		i := slices.Index(r.Attached, arn)
		if i < 0 {
			return wire.Errorf(404, "NoSuchEntity", "Policy %s was not found.", arn)
		}
		r.Attached = slices.Delete(r.Attached, i, i+1)
		return nil
	})
}

func listAttachedRolePolicies(s *Service, f url.Values) (any, error) {
	type attached struct{ PolicyName, PolicyArn string }
	var out struct {
		AttachedPolicies struct {
			Member []attached `xml:"member"`
		}
		IsTruncated bool
	}
	err := s.store.View(func(a *account) error {
		return a.role(f, func(r *role) error {
			for _, arn := range r.Attached {
				if p := a.policy(arn); p != nil {
					out.AttachedPolicies.Member = append(out.AttachedPolicies.Member, attached{p.Name, arn})
				}
			}
			return nil
		})
	})
	return &out, err
}

func listEntitiesForPolicy(s *Service, f url.Values) (any, error) {
	type entity struct{ RoleName, RoleId string }
	var out struct {
		PolicyGroups, PolicyUsers struct{}
		PolicyRoles               struct {
			Member []entity `xml:"member"`
		}
		IsTruncated bool
	}
	arn := f.Get("PolicyArn")
	err := s.policy(f, func(a *account, _ *policy) error {
		for _, name := range sortedKeys(a.Roles) {
			if r := a.Roles[name]; r.attached(arn) {
				out.PolicyRoles.Member = append(out.PolicyRoles.Member, entity{name, r.ID})
			}
		}
		return nil
	})
	return &out, err
}
