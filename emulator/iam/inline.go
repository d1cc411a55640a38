package iam

import (
	"net/url"

	doc "serverless-poc/emulator/policy"
	"serverless-poc/emulator/wire"
)

func putRolePolicy(s *Service, f url.Values) (any, error) {
	document := f.Get("PolicyDocument")
	if err := doc.ValidateIdentity(document); err != nil {
		return nil, malformed(err)
	}
	return nil, s.changeRole(f, func(r *role) error {
		if r.Inline == nil {
			r.Inline = map[string]string{}
		}
		r.Inline[f.Get("PolicyName")] = document
		return nil
	})
}

func getRolePolicy(s *Service, f url.Values) (any, error) {
	var out struct{ RoleName, PolicyName, PolicyDocument string }
	return &out, s.role(f, func(r *role) error {
		name := f.Get("PolicyName")
		document, ok := r.Inline[name]
		if !ok {
			return noInline(name)
		}
		out.RoleName, out.PolicyName, out.PolicyDocument = r.Name, name, encodeDocument(document)
		return nil
	})
}

func listRolePolicies(s *Service, f url.Values) (any, error) {
	var out struct {
		PolicyNames struct {
			Member []string `xml:"member"`
		}
		page
	}
	return &out, s.role(f, func(r *role) (err error) {
		out.PolicyNames.Member, out.page, err = paged(f, sortedKeys(r.Inline))
		return err
	})
}

func deleteRolePolicy(s *Service, f url.Values) (any, error) {
	return nil, s.changeRole(f, func(r *role) error {
		name := f.Get("PolicyName")
		if _, ok := r.Inline[name]; !ok {
			return noInline(name)
		}
		delete(r.Inline, name)
		return nil
	})
}

func noInline(name string) error {
	return wire.Errorf(404, "NoSuchEntity", "The role policy with name %s cannot be found.", name)
}

func malformed(err error) error {
	return wire.Errorf(400, "MalformedPolicyDocument", "%v", err)
}
