package deploy

import (
	"context"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

// A permission lets one AWS service call a function's alias on behalf of one
// source: the API's path or the schedule's rule.
type permission struct {
	ids    [2]string // its statement's ids, which take turns; see [Deployer.permit]
	from   string    // the service, such as events.amazonaws.com
	source string    // its resource's ARN; may hold a * for any
}

// grant is one statement of the alias's resource policy, in words.
type grant struct{ id, text string }

// The names of all permissions there are; see [permissionFor].
const (
	grantPath   = "apigateway"
	grantRoutes = "apigateway-routes"
	grantRoot   = "apigateway-root"
	grantEvents = "events"
)

// permissionFor names the statements of a service, or of a part of its calls
// such as apigateway-root: only what carries one of these two ids is ever removed.
func permissionFor(name, source string) permission {
	id := "serverless-poc-" + name
	from, _, _ := strings.Cut(name, "-")
	return permission{ids: [2]string{id, id + "-2"}, from: from + ".amazonaws.com", source: source}
}

// permission plans one statement on the alias of function, whose policy grants
// what it has. source may be filled in by a step before this one is applied: it
// is read again then.
func (d *Deployer) permission(have []grant, function, name, what string, source func() string) *Step {
	s := &Step{Kind: "permission", Name: d.permissionName(function, name), Note: "may call it for " + what}
	p := permissionFor(name, source())
	current := p.among(have)
	s.Changes = diff(nil, "statement", current, d.text(function, p))
	s.apply = func(ctx context.Context) error { return d.permit(ctx, function, permissionFor(name, source())) }
	return s.settle(current != "")
}

func (d *Deployer) permissionName(function, name string) string {
	return function + ":" + d.stack.Alias + " " + name
}

// withdrawal plans that the statements of a name go; nil where there are none.
func (d *Deployer) withdrawal(function, name string, have []grant) *Step {
	p := permissionFor(name, "")
	current := p.among(have)
	if current == "" {
		return nil
	}
	return &Step{
		Kind: "permission", Name: d.permissionName(function, name), Action: Delete, Note: "nothing calls it so any more",
		Changes: diff(nil, "statement", current, ""),
		apply: func(ctx context.Context) error {
			for _, id := range p.ids {
				if err := d.revokeUnless(ctx, function, id, ""); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// permit brings the wanted statement in, then takes an old one away: callers
// are never without. Two ids take turns, so both can be there meanwhile.
func (d *Deployer) permit(ctx context.Context, function string, p permission) error {
	have, revision, err := d.grants(ctx, function)
	if err != nil {
		return err
	}
	keep, free := p.slot(have, d.text(function, p))
	if keep == "" {
		if free == "" { // neither of the two is right
			if err := d.revoke(ctx, function, p.ids[1], revision); err != nil {
				return err
			}
			free = p.ids[1]
		}
		if err := d.addPermission(ctx, function, p, free); err != nil {
			return err
		}
		keep = free
	}
	for _, id := range p.ids {
		if err := d.revokeUnless(ctx, function, id, keep); err != nil {
			return err
		}
	}
	return nil
}

// slot finds which of the two ids holds the wanted statement, and which is free.
func (p permission) slot(have []grant, want string) (keep, free string) {
	for _, id := range []string{p.ids[1], p.ids[0]} {
		text := ""
		for _, g := range have {
			if g.id == id {
				text = g.text
			}
		}
		switch text {
		case want:
			keep = id
		case "":
			free = id
		}
	}
	return keep, free
}

// among is what the policy grants under the permission's ids, "" for nothing.
func (p permission) among(have []grant) string {
	var texts []string
	for _, g := range have {
		if g.id == p.ids[0] || g.id == p.ids[1] {
			texts = append(texts, g.text)
		}
	}
	return strings.Join(texts, "; ")
}

func (d *Deployer) addPermission(ctx context.Context, function string, p permission, id string) error {
	_, revision, err := d.grants(ctx, function)
	if err != nil {
		return err
	}
	_, err = d.lambda.AddPermission(ctx, &lambda.AddPermissionInput{
		FunctionName: &function, Qualifier: &d.stack.Alias, StatementId: &id, RevisionId: revision,
		Action: aws.String(invokeAction), Principal: &p.from, SourceArn: &p.source, SourceAccount: &d.Account,
	})
	if !taken(err) && !lost(err) {
		return err
	}
	// It is there: the reply to an earlier try was lost, or somebody was faster.
	have, _, readErr := d.grants(ctx, function)
	if readErr != nil {
		return readErr
	}
	if keep, _ := p.slot(have, d.text(function, p)); keep != id {
		return &SupersededError{Resource: "the policy of " + function + ":" + d.stack.Alias, Err: err}
	}
	return nil
}

// revokeUnless removes the statement id where there is one and it is not keep.
func (d *Deployer) revokeUnless(ctx context.Context, function, id, keep string) error {
	if id == keep {
		return nil
	}
	have, revision, err := d.grants(ctx, function)
	if err != nil {
		return err
	}
	for _, g := range have {
		if g.id == id {
			return d.revoke(ctx, function, id, revision)
		}
	}
	return nil
}

func (d *Deployer) revoke(ctx context.Context, function, id string, revision *string) error {
	_, err := d.lambda.RemovePermission(ctx, &lambda.RemovePermissionInput{
		FunctionName: &function, Qualifier: &d.stack.Alias, StatementId: &id, RevisionId: revision,
	})
	if err == nil || missing(err) {
		return nil
	}
	if !taken(err) && !lost(err) {
		return err
	}
	have, _, readErr := d.grants(ctx, function)
	if readErr != nil {
		return readErr
	}
	for _, g := range have {
		if g.id == id {
			return &SupersededError{Resource: "the policy of " + function + ":" + d.stack.Alias, Err: err}
		}
	}
	return nil
}
