package deploy

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"serverless-poc/schema"
)

// A routeProbe asks for a route that needs no key: whether the model is well, or
// its page.
type routeProbe struct {
	url  string
	page bool
}

// routesOf are the routes to ask for: those below the model's path and, for the
// model at the root, the root's own.
func (d *Deployer) routesOf(base, url string, m schema.StackModel) []question {
	list := []question{routeProbe{url + "/health", false}, routeProbe{url + "/page", true}}
	if atRoot(d.stack, m) {
		list = append(list, routeProbe{base + "/health", false}, routeProbe{base + "/", true})
	}
	return list
}

func (p routeProbe) String() string { return "GET without a key" }

func (p routeProbe) request(ctx context.Context, _ string) (*http.Request, error) {
	return http.NewRequestWithContext(ctx, http.MethodGet, p.url, nil)
}

// judge takes what is not 200 for an API that is still on its way, and what is
// 200 by another model, or no page, for wrong.
func (p routeProbe) judge(answer httpReply, want public) (finding string, wrong bool) {
	if answer.status != http.StatusOK {
		return fmt.Sprintf("status %d: %.200s", answer.status, bytes.TrimSpace(answer.body)), false
	}
	switch model, version := answer.header.Get("x-model"), answer.header.Get("x-model-version"); {
	case version == "":
		return "the answer has no x-model-version, so it is not of this program", true
	case want.before != want.name && version == want.before:
		return fmt.Sprintf("artefact %s, live before, still answers", version), false
	case version != want.name || model != want.m.Name:
		return fmt.Sprintf("answered by artefact %s %s, expected %s %s", model, version, want.m.Name, want.name), true
	}
	if p.page {
		if kind := answer.header.Get("content-type"); !strings.HasPrefix(kind, "text/html") {
			return fmt.Sprintf("the page is %s, expected text/html", kind), true
		}
		return "", false
	}
	var health struct{ Status string }
	if err := json.Unmarshal(answer.body, &health); err != nil || health.Status != "ok" {
		return fmt.Sprintf("the status is not ok: %.200s", answer.body), true
	}
	return "", false
}
