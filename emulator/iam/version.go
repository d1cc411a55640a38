package iam

import (
	"net/url"
	"slices"
	"strconv"

	"serverless-poc/emulator/wire"
)

const maxVersions = 5 // IAM quota: versions of a managed policy

// versionXML is a policy version as IAM writes it.
type versionXML struct {
	Document         string `xml:",omitempty"` // percent-encoded JSON
	VersionId        string
	IsDefaultVersion bool
	CreateDate       string
}

func (p *policy) versionXML(v *version, document bool) versionXML {
	x := versionXML{VersionId: v.ID, IsDefaultVersion: v.ID == p.Default, CreateDate: stamp(v.Created)}
	if document {
		x.Document = encodeDocument(v.Document)
	}
	return x
}

func createPolicyVersion(s *Service, f url.Values) (any, error) {
	document := f.Get("PolicyDocument")
	if err := checkDocument(document); err != nil {
		return nil, err
	}
	var out struct{ PolicyVersion versionXML }
	return &out, s.changePolicy(f, func(_ *account, p *policy) error {
		if len(p.Versions) >= maxVersions {
			return wire.Errorf(409, "LimitExceeded", "A managed policy can have up to %d versions. Before you create a new version, you must delete an existing version.", maxVersions)
		}
		v := version{ID: "v" + strconv.Itoa(p.Next), Document: document, Created: s.clock.Now()}
		p.Next++
		p.Versions = append(p.Versions, v)
		if f.Get("SetAsDefault") == "true" {
			p.Default, p.Updated = v.ID, v.Created
		}
		out.PolicyVersion = p.versionXML(&v, false)
		return nil
	})
}

func getPolicyVersion(s *Service, f url.Values) (any, error) {
	var out struct{ PolicyVersion versionXML }
	return &out, s.policy(f, func(_ *account, p *policy) error {
		v := p.version(f.Get("VersionId"))
		if v == nil {
			return noVersion(f)
		}
		out.PolicyVersion = p.versionXML(v, true)
		return nil
	})
}

func listPolicyVersions(s *Service, f url.Values) (any, error) {
	var out struct {
		Versions struct {
			Member []versionXML `xml:"member"`
		}
		page
	}
	return &out, s.policy(f, func(_ *account, p *policy) (err error) {
		var list []versionXML
		for i := len(p.Versions) - 1; i >= 0; i-- { // newest first, as AWS
			list = append(list, p.versionXML(&p.Versions[i], false))
		}
		out.Versions.Member, out.page, err = paged(f, list)
		return err
	})
}

func deletePolicyVersion(s *Service, f url.Values) (any, error) {
	id := f.Get("VersionId")
	return nil, s.changePolicy(f, func(_ *account, p *policy) error {
		i := slices.IndexFunc(p.Versions, func(v version) bool { return v.ID == id })
		if i < 0 {
			return noVersion(f)
		}
		if id == p.Default {
			return wire.Errorf(409, "DeleteConflict", "Cannot delete the default version of a policy.")
		}
		p.Versions = slices.Delete(p.Versions, i, i+1)
		return nil
	})
}

func setDefaultPolicyVersion(s *Service, f url.Values) (any, error) {
	return nil, s.changePolicy(f, func(_ *account, p *policy) error {
		v := p.version(f.Get("VersionId"))
		if v == nil {
			return noVersion(f)
		}
		p.Default, p.Updated = v.ID, s.clock.Now()
		return nil
	})
}

func noVersion(f url.Values) error {
	return wire.Errorf(404, "NoSuchEntity", "Policy %s version %s does not exist or is not attachable.", f.Get("PolicyArn"), f.Get("VersionId"))
}
