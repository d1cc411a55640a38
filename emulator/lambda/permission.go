package lambda

import (
	"encoding/json"
	"slices"
	"strings"

	"serverless-poc/emulator/wire"
)

// permissionInput is what AddPermission takes.
type permissionInput struct {
	StatementId, Action, Principal, SourceArn, SourceAccount, RevisionId string
}

type statementJSON struct {
	Sid       string
	Effect    string
	Principal any
	Action    string
	Resource  string
	Condition map[string]map[string]string `json:",omitempty"`
}

// addPermission keeps a statement of the resource policy, which [Service.InvokeAs]
// evaluates.
func addPermission(s *Service, in *input) (reply, error) {
	var q permissionInput
	if err := decodeAny(in, &q); err != nil {
		return reply{}, err
	}
	if q.StatementId == "" || q.Action == "" || q.Principal == "" {
		return reply{}, invalid("StatementId, Action and Principal are required")
	}
	statement, err := json.Marshal(q.statement(arn(in.Region, in.function, in.qualifier)))
	if err != nil {
		return reply{}, err
	}
	err = s.change(in, func(f *function) error {
		if in.qualifier != "" && f.named(in.qualifier) == nil {
			return notFound(in.Region, in.function, in.qualifier)
		}
		if err := precondition(f.PolicyIDs[in.qualifier], q.RevisionId); err != nil {
			return err
		}
		for _, old := range f.Policies[in.qualifier] {
			if sid(old) == q.StatementId {
				return conflict("The statement id (%s) provided already exists. Please provide a new statement id, or remove the existing statement.", q.StatementId)
			}
		}
		return f.setPolicy(in.qualifier, append(f.Policies[in.qualifier], statement))
	})
	return reply{201, map[string]string{"Statement": string(statement)}}, err
}

func (q permissionInput) statement(resource string) statementJSON {
	st := statementJSON{Sid: q.StatementId, Effect: "Allow", Action: q.Action, Resource: resource,
		Principal: map[string]string{"AWS": q.Principal}}
	switch {
	case q.Principal == "*":
		st.Principal = "*"
	case strings.HasSuffix(q.Principal, ".amazonaws.com"):
		st.Principal = map[string]string{"Service": q.Principal}
	}
	condition := map[string]map[string]string{}
	if q.SourceArn != "" {
		condition["ArnLike"] = map[string]string{"AWS:SourceArn": q.SourceArn}
	}
	if q.SourceAccount != "" {
		condition["StringEquals"] = map[string]string{"AWS:SourceAccount": q.SourceAccount}
	}
	if len(condition) > 0 {
		st.Condition = condition
	}
	return st
}

func sid(statement json.RawMessage) string {
	var st struct{ Sid string }
	_ = json.Unmarshal(statement, &st) // written by us
	return st.Sid
}

func getPolicy(s *Service, in *input) (reply, error) {
	var out map[string]string
	err := s.view(in, func(f *function) error {
		list := f.Policies[in.qualifier]
		if len(list) == 0 {
			return wire.Errorf(404, "ResourceNotFoundException", "No policy is associated with the given resource.")
		}
		text, err := policyText(list)
		out = map[string]string{"Policy": string(text), "RevisionId": f.PolicyIDs[in.qualifier]}
		return err
	})
	return reply{200, out}, err
}

func removePermission(s *Service, in *input) (reply, error) {
	id := in.path["StatementId"]
	return reply{204, nil}, s.change(in, func(f *function) error {
		if err := precondition(f.PolicyIDs[in.qualifier], in.HTTP.URL.Query().Get("RevisionId")); err != nil {
			return err
		}
		list := f.Policies[in.qualifier]
		i := slices.IndexFunc(list, func(st json.RawMessage) bool { return sid(st) == id })
		if i < 0 {
			return wire.Errorf(404, "ResourceNotFoundException", "Statement %s is not found in resource policy.", id)
		}
		return f.setPolicy(in.qualifier, slices.Delete(list, i, i+1))
	})
}

const maxPolicy = 20_480 // bytes of a resource policy

// policyText is the document of a resource policy.
func policyText(list []json.RawMessage) ([]byte, error) {
	return json.Marshal(map[string]any{"Version": "2012-10-17", "Id": "default", "Statement": list})
}

// setPolicy replaces the resource policy of a qualifier, under a new revision.
func (f *function) setPolicy(qualifier string, list []json.RawMessage) error {
	text, err := policyText(list)
	if err != nil {
		return err
	}
	if len(text) > maxPolicy {
		return wire.Errorf(400, "PolicyLengthExceededException", "The final policy size (%d) is bigger than the limit (%d).", len(text), maxPolicy)
	}
	if f.Policies == nil {
		f.Policies = map[string][]json.RawMessage{}
	}
	if f.PolicyIDs == nil {
		f.PolicyIDs = map[string]string{}
	}
	f.Policies[qualifier], f.PolicyIDs[qualifier] = list, wire.UUID()
	return nil
}

// forget removes what hangs on a qualifier that is gone.
func (f *function) forget(qualifier string) {
	delete(f.Policies, qualifier)
	delete(f.PolicyIDs, qualifier)
	delete(f.Async, qualifier)
}
