package deploy

import (
	"context"
	"fmt"
	"regexp"
	"strings"
)

// An Action is what a step does to its resource.
type Action string

// Actions.
const (
	Keep   Action = "keep" // equal: no call is made
	Create Action = "create"
	Update Action = "update"
	Delete Action = "delete"
)

// A Change is one attribute that is not as it should be.
type Change struct{ Attribute, Current, Desired string }

// diff adds a change where current and desired differ.
func diff(changes []Change, attribute, current, desired string) []Change {
	if current == desired {
		return changes
	}
	return append(changes, Change{attribute, current, desired})
}

// String is one change for people; a statement of a policy document comes or goes.
func (c Change) String() string {
	name, statement := strings.CutSuffix(c.Attribute, statementSuffix)
	switch {
	case statement && c.Desired == "":
		return fmt.Sprintf("%s no longer says [%s]", name, c.Current)
	case statement:
		return fmt.Sprintf("%s says [%s]", name, c.Desired)
	case c.Current == "":
		return fmt.Sprintf("%s %s", c.Attribute, short(c.Desired))
	case c.Desired == "":
		return fmt.Sprintf("%s %s -> none", c.Attribute, short(c.Current))
	}
	return fmt.Sprintf("%s %s -> %s", c.Attribute, short(c.Current), short(c.Desired))
}

// A Step is one resource: what is, what should be, and how to get there. Its kind
// is one of bucket, object, policy, role, log group, function, version, alias, api,
// permission, deployment, stage, usage plan, key, schedule, page, state machine,
// mark and left over.
type Step struct {
	Kind    string
	Name    string
	Action  Action
	Changes []Change
	Note    string // what a new one will be, in a few words
	apply   func(context.Context) error
}

// settle names the action that the changes ask for.
func (s *Step) settle(exists bool) *Step {
	switch {
	case !exists:
		s.Action = Create
	case len(s.Changes) > 0:
		s.Action = Update
	default:
		s.Action = Keep
	}
	return s
}

// String is one line for people: a mark (+ create, ~ update, - delete, = keep), the
// resource, and what changes.
func (s *Step) String() string {
	mark := map[Action]string{Keep: "=", Create: "+", Update: "~", Delete: "-"}[s.Action]
	line := fmt.Sprintf("%s %-10s %s", mark, s.Kind, short(s.Name))
	if s.Action == Create || s.Action == Delete {
		if s.Note != "" {
			line += ": " + s.Note
		}
		return line
	}
	var parts []string
	for _, c := range s.Changes {
		parts = append(parts, c.String())
	}
	if len(parts) > 0 {
		line += ": " + strings.Join(parts, ", ")
	}
	return line
}

// digests are 64 hex digits or Lambda's base64 of the same.
var digests = regexp.MustCompile(`\b([0-9a-f]{12})[0-9a-f]{52}\b|([0-9A-Za-z+/]{12})[0-9A-Za-z+/]{31}=`)

// short cuts what nobody reads to the end: documents and digests.
func short(s string) string {
	if strings.HasPrefix(s, "{") && len(s) > 24 {
		return "(document)"
	}
	return digests.ReplaceAllString(s, "$1$2...")
}
