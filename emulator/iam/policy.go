package iam

import (
	"net/url"
	"strings"

	doc "serverless-poc/emulator/policy"
	"serverless-poc/emulator/wire"
)

const maxDocument = 6144 // IAM quota: characters of a managed policy, white space not counted

// policyXML is a policy as IAM writes it.
type policyXML struct {
	PolicyName, PolicyId, Arn, Path, DefaultVersionId string
	AttachmentCount, PermissionsBoundaryUsageCount    int
	IsAttachable                                      bool
	Description                                       string `xml:",omitempty"`
	CreateDate, UpdateDate                            string
	Tags                                              *tagsXML
}

func (a *account) policyXML(p *policy, arn string) policyXML {
	return policyXML{PolicyName: p.Name, PolicyId: p.ID, Arn: arn, Path: p.Path, DefaultVersionId: p.Default,
		AttachmentCount: a.attachments(arn), PermissionsBoundaryUsageCount: a.bounded(arn), IsAttachable: true, Description: p.Description,
		CreateDate: stamp(p.Created), UpdateDate: stamp(p.Updated), Tags: tagList(p.Tags)}
}

// policy runs do on the policy the form names, without changing it.
func (s *Service) policy(f url.Values, do func(*account, *policy) error) error {
	return s.view(func(a *account) error {
		p := a.policy(f.Get("PolicyArn"))
		if p == nil {
			return noPolicy(f)
		}
		return do(a, p)
	})
}

// changePolicy runs do on the account's policy the form names and keeps its
// changes. AWS's own policies cannot be changed.
func (s *Service) changePolicy(f url.Values, do func(*account, *policy) error) error {
	arn := f.Get("PolicyArn")
	if managed[arn] != nil {
		return wire.Errorf(403, "AccessDenied", "Policy %s is an AWS managed policy and cannot be changed.", arn)
	}
	return s.update(func(a *account) error {
		p := a.Policies[arn]
		if p == nil {
			return noPolicy(f)
		}
		return do(a, p)
	})
}

func noPolicy(f url.Values) error {
	return wire.Errorf(404, "NoSuchEntity", "Policy %s was not found.", f.Get("PolicyArn"))
}

func checkDocument(document string) error {
	if err := doc.ValidateIdentity(document); err != nil {
		return malformed(err)
	}
	if n := len(strings.Join(strings.Fields(document), "")); n > maxDocument {
		return wire.Errorf(409, "LimitExceeded", "Cannot exceed quota for PolicySize: %d", maxDocument)
	}
	return nil
}

func createPolicy(s *Service, f url.Values) (any, error) {
	name, document := f.Get("PolicyName"), f.Get("PolicyDocument")
	if len(name) > 128 || !nameRule.MatchString(name) {
		return nil, wire.Errorf(400, "ValidationError", "PolicyName %q must have 1 to 128 of the characters A-Z a-z 0-9 _ + = , . @ -", name)
	}
	if err := checkDocument(document); err != nil {
		return nil, err
	}
	now := s.clock.Now()
	p := &policy{Name: name, ID: wire.UniqueID("ANPA", 17), Path: orSlash(f.Get("Path")), Description: f.Get("Description"),
		Created: now, Updated: now, Tags: formTags(f), Default: "v1", Next: 2,
		Versions: []version{{ID: "v1", Document: document, Created: now}}}
	var out struct{ Policy policyXML }
	err := s.update(func(a *account) error {
		arn := policyARN(p.Path, name)
		if a.Policies[arn] != nil {
			return wire.Errorf(409, "EntityAlreadyExists", "A policy called %s already exists. Duplicate names are not allowed.", name)
		}
		if a.Policies == nil {
			a.Policies = map[string]*policy{}
		}
		a.Policies[arn] = p
		out.Policy = a.policyXML(p, arn)
		return nil
	})
	return &out, err
}

func getPolicy(s *Service, f url.Values) (any, error) {
	var out struct{ Policy policyXML }
	return &out, s.policy(f, func(a *account, p *policy) error {
		out.Policy = a.policyXML(p, f.Get("PolicyArn"))
		return nil
	})
}

func listPolicies(s *Service, f url.Values) (any, error) {
	var out struct {
		Policies struct {
			Member []policyXML `xml:"member"`
		}
		page
	}
	scope, attached := f.Get("Scope"), f.Get("OnlyAttached") == "true"
	err := s.view(func(a *account) (err error) {
		var all []policyXML
		list := func(set map[string]*policy) {
			for _, arn := range sortedKeys(set) {
				if attached && a.attachments(arn) == 0 || !strings.HasPrefix(set[arn].Path, f.Get("PathPrefix")) {
					continue
				}
				x := a.policyXML(set[arn], arn)
				x.Tags = nil // lists do not carry tags
				all = append(all, x)
			}
		}
		if scope != "AWS" {
			list(a.Policies)
		}
		if scope != "Local" {
			list(managed)
		}
		out.Policies.Member, out.page, err = paged(f, all)
		return err
	})
	return &out, err
}

func deletePolicy(s *Service, f url.Values) (any, error) {
	arn := f.Get("PolicyArn")
	return nil, s.changePolicy(f, func(a *account, p *policy) error {
		if a.attachments(arn)+a.bounded(arn) > 0 {
			return wire.Errorf(409, "DeleteConflict", "Cannot delete a policy attached to entities.")
		}
		if len(p.Versions) > 1 {
			return wire.Errorf(409, "DeleteConflict", "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.")
		}
		delete(a.Policies, arn)
		return nil
	})
}
