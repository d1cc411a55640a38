package iam

import (
	"net/url"
	"slices"

	"serverless-poc/emulator/wire"
)

const maxAttached = 10 // IAM quota: managed policies per role

func attachRolePolicy(s *Service, f url.Values) (any, error) {
	arn := f.Get("PolicyArn")
	return nil, s.update(func(a *account) error {
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
		page
	}
	err := s.view(func(a *account) error {
		return a.role(f, func(r *role) (err error) {
			var list []attached
			for _, arn := range r.Attached {
				if p := a.policy(arn); p != nil {
					list = append(list, attached{p.Name, arn})
				}
			}
			out.AttachedPolicies.Member, out.page, err = paged(f, list)
			return err
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
		page
	}
	arn, usage := f.Get("PolicyArn"), f.Get("PolicyUsageFilter")
	err := s.policy(f, func(a *account, _ *policy) (err error) {
		var list []entity
		for _, name := range sortedKeys(a.Roles) {
			r := a.Roles[name]
			if r.attached(arn) && usage != "PermissionsBoundary" || r.Boundary == arn && usage != "PermissionsPolicy" {
				list = append(list, entity{name, r.ID})
			}
		}
		out.PolicyRoles.Member, out.page, err = paged(f, list)
		return err
	})
	return &out, err
}
