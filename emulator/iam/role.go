package iam

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"serverless-poc/emulator/wire"
)

var nameRule = regexp.MustCompile(`^[\w+=,.@-]+$`)

// roleXML is a role as IAM writes it.
type roleXML struct {
	Path, RoleName, RoleId, Arn, CreateDate string
	AssumeRolePolicyDocument                string // percent-encoded JSON
	Description                             string `xml:",omitempty"`
	MaxSessionDuration                      int
	PermissionsBoundary                     *boundaryXML
	Tags                                    *tagsXML
}

// roleXML writes a role; a list has neither its tags nor its boundary.
func (a *account) roleXML(r *role, whole bool) roleXML {
	x := roleXML{Path: r.Path, RoleName: r.Name, RoleId: r.ID, Arn: roleARN(r.Path, r.Name), CreateDate: stamp(r.Created),
		AssumeRolePolicyDocument: encodeDocument(a.trust(r)), Description: r.Description, MaxSessionDuration: r.MaxSession}
	if whole {
		x.PermissionsBoundary = r.boundaryXML()
		if len(r.Tags) > 0 {
			x.Tags = tagList(r.Tags)
		}
	}
	return x
}

// encodeDocument percent-encodes as RFC 3986 does (a space is %20).
func encodeDocument(d string) string { return strings.ReplaceAll(url.QueryEscape(d), "+", "%20") }

// role runs f on the role the form names, without changing it.
func (s *Service) role(f url.Values, do func(*role) error) error {
	return s.view(func(a *account) error { return a.role(f, do) })
}

// changeRole runs f on the role the form names and keeps its changes.
func (s *Service) changeRole(f url.Values, do func(*role) error) error {
	return s.update(func(a *account) error { return a.role(f, do) })
}

func (a *account) role(f url.Values, do func(*role) error) error {
	name := f.Get("RoleName")
	r := a.Roles[name]
	if r == nil {
		return wire.Errorf(404, "NoSuchEntity", "The role with name %s cannot be found.", name)
	}
	return do(r)
}

func createRole(s *Service, f url.Values) (any, error) {
	name, trust := f.Get("RoleName"), f.Get("AssumeRolePolicyDocument")
	if len(name) > 64 || !nameRule.MatchString(name) {
		return nil, wire.Errorf(400, "ValidationError", "RoleName %q must have 1 to 64 of the characters A-Z a-z 0-9 _ + = , . @ -", name)
	}
	if err := checkTrust(trust); err != nil {
		return nil, err
	}
	trust, err := s.bind(trust)
	if err != nil {
		return nil, err
	}
	r := &role{Name: name, ID: wire.UniqueID("AROA", 17), Path: orSlash(f.Get("Path")), Description: f.Get("Description"),
		Trust: trust, MaxSession: 3600, Created: s.clock.Now(), Tags: formTags(f), Boundary: f.Get("PermissionsBoundary"), Inline: map[string]string{}}
	if v := f.Get("MaxSessionDuration"); v != "" {
		r.MaxSession, _ = strconv.Atoi(v)
	}
	var out struct{ Role roleXML }
	err = s.update(func(a *account) error {
		if a.taken(name) {
			return wire.Errorf(409, "EntityAlreadyExists", "Role with name %s already exists.", name)
		}
		if err := a.checkBoundary(r.Boundary); err != nil {
			return err
		}
		if a.Roles == nil {
			a.Roles = map[string]*role{}
		}
		a.Roles[name] = r
		out.Role = a.roleXML(r, true)
		return nil
	})
	return &out, err
}

// taken reports whether a role has the name; IAM compares without regard to case.
func (a *account) taken(name string) bool {
	for other := range a.Roles {
		if strings.EqualFold(other, name) {
			return true
		}
	}
	return false
}

func getRole(s *Service, f url.Values) (any, error) {
	var out struct{ Role roleXML }
	return &out, s.view(func(a *account) error {
		return a.role(f, func(r *role) error { out.Role = a.roleXML(r, true); return nil })
	})
}

func listRoles(s *Service, f url.Values) (any, error) {
	var out struct {
		Roles struct {
			Member []roleXML `xml:"member"`
		}
		page
	}
	err := s.view(func(a *account) (err error) {
		var list []roleXML
		for _, name := range sortedKeys(a.Roles) {
			if strings.HasPrefix(a.Roles[name].Path, f.Get("PathPrefix")) {
				list = append(list, a.roleXML(a.Roles[name], false))
			}
		}
		out.Roles.Member, out.page, err = paged(f, list)
		return err
	})
	return &out, err
}

func updateRole(s *Service, f url.Values) (any, error) {
	return struct{}{}, s.changeRole(f, func(r *role) error {
		if v, ok := f["Description"]; ok {
			r.Description = v[0]
		}
		if v := f.Get("MaxSessionDuration"); v != "" {
			r.MaxSession, _ = strconv.Atoi(v)
		}
		return nil
	})
}

func updateAssumeRolePolicy(s *Service, f url.Values) (any, error) {
	trust := f.Get("PolicyDocument")
	if err := checkTrust(trust); err != nil {
		return nil, err
	}
	trust, err := s.bind(trust)
	if err != nil {
		return nil, err
	}
	return nil, s.changeRole(f, func(r *role) error { r.Trust = trust; return nil })
}

func deleteRole(s *Service, f url.Values) (any, error) {
	return nil, s.update(func(a *account) error {
		return a.role(f, func(r *role) error {
			if len(r.Attached) > 0 {
				return wire.Errorf(409, "DeleteConflict", "Cannot delete entity, must detach all policies first.")
			}
			if len(r.Inline) > 0 {
				return wire.Errorf(409, "DeleteConflict", "Cannot delete entity, must delete policies first.")
			}
			delete(a.Roles, r.Name)
			return nil
		})
	})
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
