package task

import (
	"context"
	"fmt"
	"net/url"
	"os"

	"serverless-poc/deploy"
	"serverless-poc/schema"
)

// address is where the public finds a path of the API, in the short form of the
// embedded AWS while it is up, with what there is to know of it.
func (r *Run) address(ctx context.Context, d *deploy.Deployer, stack *schema.Stack, path string) (at, note string, err error) {
	if at, err = d.URL(ctx, path); err != nil || r.Target != "local" {
		return at, "", err
	}
	return "http://" + r.serveAt() + "/" + stack.API.Stage + path, "   (while go tool mage serve runs)", nil
}

// page says where the model's page is and where its key comes from. The key's
// value is not shown.
func (r *Run) page(ctx context.Context, d *deploy.Deployer, stack *schema.Stack, m schema.StackModel, response string) error {
	if stack.API == nil {
		return nil
	}
	at, note, err := r.address(ctx, d, stack, deploy.PageOf(stack, m, response))
	if err != nil {
		return err
	}
	r.say("page      %s%s", at, note)
	r.say("          asks for the key, which %s prints; %s#key=... brings it along", r.keyCommand(), at)
	return nil
}

// responseOf is the name of the model's response, "" where nobody needs it or
// the coefficients are not here.
func (r *Run) responseOf(m schema.StackModel) string {
	if m.Path != "" {
		return ""
	}
	data, err := os.ReadFile(r.path(m.Coefficients))
	if err != nil {
		return ""
	}
	c, err := schema.DecodeCoefficients(data)
	if err != nil {
		return ""
	}
	return c.Response.Name
}

// servedPage is the address of the page on the embedded AWS with the key in its
// fragment, which no browser sends anywhere; without a key there is none yet.
func (r *Run) servedPage(ctx context.Context, at string) (string, error) {
	stack, err := r.stack()
	if err != nil {
		return "", err
	}
	d, err := deploy.Connect(ctx, localConfig(at), stack)
	if err != nil {
		return "", err
	}
	key, err := d.Key(ctx)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s/%s/#key=%s", at, stack.API.Stage, url.QueryEscape(key)), nil
}
