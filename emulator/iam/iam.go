// Package iam emulates the roles and managed policies of AWS IAM, and decides
// for the other services what a role may do. Depends on emulator/clock,
// emulator/policy, emulator/state and emulator/wire.
//
// Start with Open. Users, groups and instance profiles do not exist here; an operation on them is answered with its name.
package iam

import (
	"net/http"
	"net/url"
	"sync"
	"time"

	"serverless-poc/emulator/clock"
	"serverless-poc/emulator/state"
	"serverless-poc/emulator/wire"
)

// Namespace is the XML namespace of IAM's answers.
const Namespace = "https://iam.amazonaws.com/doc/2010-05-08/"

// Service holds the account's roles and policies.
type Service struct {
	store *state.Store[account]
	clock clock.Clock
	delay time.Duration // until a change is seen; 0 is at once

	pastMu sync.Mutex
	past   []past // oldest first
}

type account struct {
	Roles    map[string]*role   // by name
	Policies map[string]*policy // by ARN
}

type role struct {
	Name, ID, Path, Description string
	Trust                       string // JSON, its principals as IAM keeps them
	MaxSession                  int    // seconds
	Created                     time.Time
	Tags                        map[string]string
	Attached                    []string          // policy ARNs, in order of attachment
	Inline                      map[string]string // name -> JSON
	Boundary                    string            // ARN of a policy, "" for none
}

type policy struct {
	Name, ID, Path, Description string
	Created, Updated            time.Time
	Tags                        map[string]string
	Default                     string // version id
	Next                        int    // number of the next version
	Versions                    []version
}

type version struct {
	ID, Document string
	Created      time.Time
}

// Open reads the state kept in file. c nil is the machine's clock; delay is how
// long a change is not seen by reads, by other services and by decisions.
func Open(file string, c clock.Clock, delay time.Duration) (*Service, error) {
	s, err := state.Open[account](file)
	if err != nil {
		return nil, err
	}
	return &Service{store: s, clock: clock.Or(c), delay: delay}, nil
}

// operation is one IAM operation: it reads the form and gives the result.
type operation struct {
	mutating bool
	run      func(*Service, url.Values) (any, error)
}

var operations = map[string]operation{
	"CreateRole":             {true, createRole},
	"GetRole":                {false, getRole},
	"ListRoles":              {false, listRoles},
	"DeleteRole":             {true, deleteRole},
	"UpdateRole":             {true, updateRole},
	"UpdateAssumeRolePolicy": {true, updateAssumeRolePolicy},
	"TagRole":                {true, tagRole},
	"UntagRole":              {true, untagRole},
	"ListRoleTags":           {false, listRoleTags},

	"AttachRolePolicy":         {true, attachRolePolicy},
	"DetachRolePolicy":         {true, detachRolePolicy},
	"ListAttachedRolePolicies": {false, listAttachedRolePolicies},
	"PutRolePolicy":            {true, putRolePolicy},
	"GetRolePolicy":            {false, getRolePolicy},
	"ListRolePolicies":         {false, listRolePolicies},
	"DeleteRolePolicy":         {true, deleteRolePolicy},
	"ListInstanceProfilesForRole": {false, func(s *Service, f url.Values) (any, error) {
		return struct {
			InstanceProfiles struct{}
			page
		}{}, s.role(f, func(*role) error { return nil })
	}},

	"PutRolePermissionsBoundary":    {true, putRolePermissionsBoundary},
	"DeleteRolePermissionsBoundary": {true, deleteRolePermissionsBoundary},

	"CreatePolicy":            {true, createPolicy},
	"GetPolicy":               {false, getPolicy},
	"ListPolicies":            {false, listPolicies},
	"DeletePolicy":            {true, deletePolicy},
	"CreatePolicyVersion":     {true, createPolicyVersion},
	"GetPolicyVersion":        {false, getPolicyVersion},
	"ListPolicyVersions":      {false, listPolicyVersions},
	"DeletePolicyVersion":     {true, deletePolicyVersion},
	"SetDefaultPolicyVersion": {true, setDefaultPolicyVersion},
	"TagPolicy":               {true, tagPolicy},
	"UntagPolicy":             {true, untagPolicy},
	"ListPolicyTags":          {false, listPolicyTags},
	"ListEntitiesForPolicy":   {false, listEntitiesForPolicy},
}

// Identify names the operation of a request.
func (s *Service) Identify(r *wire.Request) {
	form, _ := url.ParseQuery(string(r.Body)) // what is malformed, Serve refuses
	r.Operation = form.Get("Action")
	r.Mutating = operations[r.Operation].mutating
}

// Serve answers one IAM call.
func (s *Service) Serve(w http.ResponseWriter, r *wire.Request) {
	result, err := s.answer(r)
	if err != nil {
		wire.WriteQueryError(w, r, Namespace, err)
		return
	}
	wire.WriteQuery(w, r, Namespace, result)
}

func (s *Service) answer(r *wire.Request) (any, error) {
	form, err := url.ParseQuery(string(r.Body))
	if err != nil {
		return nil, wire.Errorf(400, "MalformedQueryString", "%v", err)
	}
	op, ok := operations[r.Operation]
	if !ok {
		return nil, wire.NotImplemented("iam", r.Operation)
	}
	if err := s.permit(r, form); err != nil {
		return nil, err
	}
	return op.run(s, form)
}

// permit checks the caller's permission for the operation, and for the tags it
// sets on the way, which AWS asks for apart.
func (s *Service) permit(r *wire.Request, form url.Values) error {
	condition := map[string][]string{}
	if arn := form.Get("PolicyArn"); arn != "" {
		condition["iam:PolicyARN"] = []string{arn}
	}
	if arn := s.boundaryOf(r.Operation, form); arn != "" {
		condition["iam:PermissionsBoundary"] = []string{arn}
	}
	needs := []string{"iam:" + r.Operation}
	if form.Has("Tags.member.1.Key") {
		switch r.Operation {
		case "CreateRole":
			needs = append(needs, "iam:TagRole")
		case "CreatePolicy":
			needs = append(needs, "iam:TagPolicy")
		}
	}
	for _, action := range needs {
		if err := s.Authorize(r.Caller, action, resourceOf(form), condition); err != nil {
			return err
		}
	}
	return nil
}

// resourceOf is the ARN an IAM call is about: the role, else the policy.
func resourceOf(f url.Values) string {
	switch {
	case f.Get("RoleName") != "":
		return roleARN(orSlash(f.Get("Path")), f.Get("RoleName"))
	case f.Get("PolicyArn") != "":
		return f.Get("PolicyArn")
	case f.Get("PolicyName") != "":
		return policyARN(orSlash(f.Get("Path")), f.Get("PolicyName"))
	}
	return "*"
}

func orSlash(path string) string {
	if path == "" {
		return "/"
	}
	return path
}

func roleARN(path, name string) string {
	return "arn:aws:iam::" + wire.AccountID + ":role" + path + name
}

func policyARN(path, name string) string {
	return "arn:aws:iam::" + wire.AccountID + ":policy" + path + name
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }
