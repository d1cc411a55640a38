package deploy

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// errNoAPI is for stacks that have no REST API.
var errNoAPI = errors.New("this stack has no REST API; give it one with api in stack.json")

// errNone is in the words for what is not there, or not shown yet.
var errNone = errors.New("no")

// URL is where the public finds a path of the API, such as /admit. An endpoint
// other than AWS's own is an emulator's, and they share one form.
func (d *Deployer) URL(ctx context.Context, path string) (string, error) {
	if d.stack.API == nil {
		return "", errNoAPI
	}
	id, err := d.apiID(ctx)
	if err != nil {
		return "", err
	}
	if id == "" {
		return "", fmt.Errorf("there is %w API %s here; run deploy first", errNone, d.stack.API.Name)
	}
	return d.stageURL(id) + path, nil
}

func (d *Deployer) stageURL(api string) string {
	if endpoint := aws.ToString(d.api.Options().BaseEndpoint); endpoint != "" {
		return strings.TrimSuffix(endpoint, "/") + "/restapis/" + api + "/" + d.stack.API.Stage + "/_user_request_"
	}
	host := api + ".execute-api." + d.Region + ".amazonaws.com"
	if d.names.Partition == "aws-cn" {
		host += ".cn"
	}
	return "https://" + host + "/" + d.stack.API.Stage
}
