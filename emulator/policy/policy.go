// Package policy decides what policy documents allow: identity policies, the
// bucket policy and trust policies, with AWS's precedence (an explicit Deny
// wins, otherwise an Allow is needed). Depends on versitygw's iamapi/policy,
// which evaluates statements, actions, resources and conditions.
package policy

import (
	"encoding/json"
	"strings"

	eval "github.com/versity/versitygw/iamapi/policy"
	"github.com/versity/versitygw/iamapi/types"
)

// Decision is the outcome of one set of documents.
type Decision int

// The outcomes. NoMatch leaves the other documents free to allow.
const (
	NoMatch Decision = iota
	Allow
	Deny
	Outside // a permissions boundary does not allow it, whatever the other documents say
)

// Ask is one question: may this action be done on this resource, given the
// request's condition keys ("aws:SourceIp", "s3:prefix", ...)?
type Ask struct {
	Action, Resource string
	Condition        map[string][]string
}

// Identity evaluates the documents attached to an identity.
func Identity(documents []string, ask Ask) Decision {
	entries := make([]types.PolicyEntry, len(documents))
	for i, d := range documents {
		entries[i] = types.PolicyEntry{PolicyDocument: d}
	}
	d := eval.EvaluateIdentityPolicies(entries, eval.RequestContext{
		Action: ask.Action, Resource: ask.Resource, Condition: ask.Condition})
	switch d {
	case eval.DecisionAllow:
		return Allow
	case eval.DecisionDeny:
		return Deny
	}
	return NoMatch
}

// statement is a statement of a document that names principals. Its other
// elements are handed on unread.
type statement map[string]json.RawMessage

// Resource evaluates a document that names principals (a bucket policy): only
// the statements that name one of principals count. Resource "" stands for a
// document without resources (a trust policy).
func Resource(document string, principals Principals, ask Ask) Decision {
	statements, err := statementsOf(document)
	if err != nil {
		return Deny // what cannot be read could hold a Deny
	}
	var named []statement
	for _, s := range statements {
		if !principals.covered(s) {
			continue
		}
		delete(s, "Principal")
		delete(s, "NotPrincipal")
		if ask.Resource == "" {
			s["Resource"] = json.RawMessage(`"*"`)
		}
		named = append(named, s)
	}
	if len(named) == 0 {
		return NoMatch
	}
	doc, err := json.Marshal(map[string]any{"Version": versionOf(document), "Statement": named})
	if err != nil {
		return Deny
	}
	if ask.Resource == "" {
		ask.Resource = "*"
	}
	return Identity([]string{string(doc)}, ask)
}

func versionOf(document string) string {
	var d struct{ Version string }
	if json.Unmarshal([]byte(document), &d) != nil || d.Version == "" {
		return "2008-10-17" // AWS's default
	}
	return d.Version
}

// statementsOf reads Statement, which is an object or an array of objects.
func statementsOf(document string) ([]statement, error) {
	var d struct{ Statement json.RawMessage }
	if err := json.Unmarshal([]byte(document), &d); err != nil {
		return nil, err
	}
	if strings.HasPrefix(strings.TrimSpace(string(d.Statement)), "{") {
		d.Statement = json.RawMessage("[" + string(d.Statement) + "]")
	}
	var list []statement
	err := json.Unmarshal(d.Statement, &list)
	return list, err
}
