package iam

import (
	"maps"
	"strings"
	"time"

	doc "serverless-poc/emulator/policy"
	"serverless-poc/emulator/wire"
)

// Authorize refuses what the caller's identity policies do not allow. Root may
// do everything. The refusal reads as AWS's.
func (s *Service) Authorize(c wire.Caller, action, resource string, condition map[string][]string) error {
	if action == "sts:GetCallerIdentity" { // needs no permission in AWS
		return nil
	}
	switch s.Decide(c, action, resource, condition) {
	case doc.Allow:
		return nil
	case doc.Deny:
		return Denied(c, action, resource, "with an explicit deny in an identity-based policy")
	case doc.Outside:
		return Denied(c, action, resource, "because no permissions boundary allows the "+action+" action")
	}
	return Denied(c, action, resource, "because no identity-based policy allows the "+action+" action")
}

// Denied is AWS's refusal: who may not do what to which resource, and why.
func Denied(c wire.Caller, action, resource, why string) *wire.Error {
	code := "AccessDenied"
	switch service, _, _ := strings.Cut(action, ":"); service {
	case "lambda", "logs", "apigateway", "events", "states":
		code = "AccessDeniedException"
	}
	return wire.Errorf(403, code, "User: %s is not authorized to perform: %s on resource: %q %s", c.ARN(), action, resource, why)
}

// Decide evaluates the caller's attached and inline policies, and the boundary
// of its role.
func (s *Service) Decide(c wire.Caller, action, resource string, condition map[string][]string) doc.Decision {
	if c.Root() {
		return doc.Allow
	}
	documents, boundary, ok := s.documents(c.Role, c.RoleID)
	if !ok {
		return doc.NoMatch // the role was deleted: its sessions may do nothing
	}
	ask := doc.Ask{Action: action, Resource: resource, Condition: s.Condition(c, condition)}
	decision := doc.Identity(documents, ask)
	if boundary == nil {
		return decision
	}
	switch limit := doc.Identity(boundary, ask); {
	case limit == doc.Deny || decision == doc.Deny:
		return doc.Deny
	case limit == doc.NoMatch:
		return doc.Outside
	}
	return decision
}

// Condition adds to a request's own condition keys those that every request
// has. The loopback counts as TLS: aws:SecureTransport is true.
func (s *Service) Condition(c wire.Caller, own map[string][]string) map[string][]string {
	all := map[string][]string{
		"aws:SecureTransport":  {"true"},
		"aws:SourceIp":         {"127.0.0.1"},
		"aws:CurrentTime":      {s.clock.Now().UTC().Format(time.RFC3339)},
		"aws:PrincipalAccount": {wire.AccountID},
		"aws:ResourceAccount":  {wire.AccountID},
		"aws:userid":           {c.UserID()},
	}
	switch {
	case c.Anonymous:
		delete(all, "aws:PrincipalAccount")
		all["aws:PrincipalType"] = []string{"Anonymous"}
	case c.Root():
		all["aws:PrincipalArn"] = []string{c.ARN()}
		all["aws:PrincipalType"] = []string{"Account"}
	default:
		all["aws:PrincipalArn"] = []string{roleARN("/", c.Role)}
		all["aws:PrincipalType"] = []string{"AssumedRole"}
	}
	maps.Copy(all, own)
	return all
}

// Principals are the names a resource policy may call the caller by.
func Principals(c wire.Caller) doc.Principals {
	names := []string{wire.AccountID, "arn:aws:iam::" + wire.AccountID + ":root"}
	switch {
	case c.Anonymous:
		names = []string{c.ARN()} // no document names it; * covers it
	case !c.Root():
		names = []string{roleARN("/", c.Role), c.ARN()}
	}
	return doc.Principals{"AWS": names}
}

// documents collects a role's policy documents and the one of its boundary (nil
// when it has none). ok is false when the role is gone, or is another one of the
// same name.
func (s *Service) documents(name, id string) (docs, boundary []string, ok bool) {
	_ = s.view(func(a *account) error {
		r := a.Roles[name]
		if r == nil || r.ID != id {
			return nil
		}
		ok = true
		for _, d := range r.Inline {
			docs = append(docs, d)
		}
		if r.Boundary != "" {
			boundary = []string{}
			if p := a.policy(r.Boundary); p != nil {
				boundary = append(boundary, p.version(p.Default).Document)
			}
		}
		for _, arn := range r.Attached {
			if p := a.policy(arn); p != nil {
				docs = append(docs, p.version(p.Default).Document)
			}
		}
		return nil
	})
	return docs, boundary, ok
}

// Assume checks that a principal may take on the role named by an ARN and
// returns the role's name and unique id. ok is false when the role does not
// exist or its trust policy does not name the principal.
func (s *Service) Assume(arn string, who doc.Principals, action string) (name, id string, ok bool) {
	return s.AssumeFor(arn, who, action, "")
}

// AssumeFor is Assume by a service that works for a resource, whose ARN is
// aws:SourceArn; "" is none.
func (s *Service) AssumeFor(arn string, who doc.Principals, action, source string) (name, id string, ok bool) {
	_ = s.view(func(a *account) error {
		for _, r := range a.Roles {
			if roleARN(r.Path, r.Name) != arn {
				continue
			}
			condition := map[string][]string{"aws:SourceAccount": {wire.AccountID}}
			if source != "" {
				condition["aws:SourceArn"] = []string{source}
			}
			ask := doc.Ask{Action: action, Condition: condition}
			name, id, ok = r.Name, r.ID, doc.Resource(a.trust(r), who, ask) == doc.Allow
		}
		return nil
	})
	return name, id, ok
}
