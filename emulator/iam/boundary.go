package iam

import (
	"net/url"

	"serverless-poc/emulator/wire"
)

// boundaryXML is a role's permissions boundary as IAM writes it.
type boundaryXML struct{ PermissionsBoundaryType, PermissionsBoundaryArn string }

func (r *role) boundaryXML() *boundaryXML {
	if r.Boundary == "" {
		return nil
	}
	return &boundaryXML{"Policy", r.Boundary}
}

// checkBoundary refuses a boundary that does not exist; "" is none.
func (a *account) checkBoundary(arn string) error {
	if arn != "" && a.policy(arn) == nil {
		return wire.Errorf(404, "NoSuchEntity", "Scope ARN: %s does not exist or is not attachable.", arn)
	}
	return nil
}

func putRolePermissionsBoundary(s *Service, f url.Values) (any, error) {
	arn := f.Get("PermissionsBoundary")
	if arn == "" {
		return nil, wire.Errorf(400, "ValidationError", "1 validation error detected: Value null at 'permissionsBoundary' failed to satisfy constraint: Member must not be null")
	}
	return nil, s.update(func(a *account) error {
		return a.role(f, func(r *role) error {
			r.Boundary = arn
			return a.checkBoundary(arn)
		})
	})
}

func deleteRolePermissionsBoundary(s *Service, f url.Values) (any, error) {
	return nil, s.changeRole(f, func(r *role) error {
		if r.Boundary == "" {
			return wire.Errorf(404, "NoSuchEntity", "Role %s does not have a permissions boundary.", r.Name)
		}
		r.Boundary = ""
		return nil
	})
}

// boundaryOf is the boundary a call is about, for the condition key
// iam:PermissionsBoundary: the one it asks for, else the one its role has.
func (s *Service) boundaryOf(operation string, f url.Values) (arn string) {
	switch operation {
	case "CreateRole", "PutRolePermissionsBoundary":
		return f.Get("PermissionsBoundary")
	case "DeleteRolePermissionsBoundary", "AttachRolePolicy", "DetachRolePolicy", "PutRolePolicy", "DeleteRolePolicy":
		_ = s.store.View(func(a *account) error {
			return a.role(f, func(r *role) error { arn = r.Boundary; return nil })
		})
	}
	return arn
}

// bounded counts the roles whose boundary the policy is.
func (a *account) bounded(arn string) int {
	n := 0
	for _, r := range a.Roles {
		if r.Boundary == arn {
			n++
		}
	}
	return n
}
