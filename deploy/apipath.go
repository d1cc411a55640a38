package deploy

import (
	"context"
	"slices"
)

// An apiPath is one model behind its path. Routed says that it answers below
// the path too, root that it does so at the root of the API.
type apiPath struct {
	path, function string
	routed, root   bool
}

// An apiGrant is what the API has to be permitted for a path: calls such as
// GET/admit, and what they are in words.
type apiGrant struct{ name, calls, what string }

// grants are the permissions of p. OPTIONS is answered without the function, so
// a * for the method is GET and POST. At the root the calls are GET alone, of
// whatever is there: which path is whose is said by the document, which nobody
// but the deployer writes.
func (p apiPath) grants() []apiGrant {
	list := []apiGrant{{grantPath, "*" + p.path, "GET and POST " + p.path}}
	switch {
	case p.root:
		list = append(list, apiGrant{grantRoot, "GET/*", "GET / and below"})
	case p.routed:
		list = append(list, apiGrant{grantRoutes, "GET" + p.path + "/*", "GET below " + p.path})
	}
	return list
}

// permissions plans the statements of p, and that those go which are of an
// earlier day and not wanted any more.
func (d *Deployer) permissions(ctx context.Context, ids *gatewayIDs, p apiPath) ([]*Step, error) {
	have, _, err := d.grants(ctx, p.function)
	if err != nil {
		return nil, err
	}
	var steps []*Step
	wanted := p.grants()
	for _, g := range wanted {
		steps = append(steps, d.permission(have, p.function, g.name, g.what, func() string { return d.executeARN(ids.api, g.calls) }))
	}
	for _, name := range []string{grantRoutes, grantRoot} {
		if slices.ContainsFunc(wanted, func(g apiGrant) bool { return g.name == name }) {
			continue
		}
		if s := d.withdrawal(p.function, name, have); s != nil {
			steps = append(steps, s)
		}
	}
	return steps, nil
}
