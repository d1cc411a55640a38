package deploy

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
)

// A gatewayIDs are the ids that AWS chose for the API's resources, "" for what
// is not made yet. Steps fill them in for the steps after them.
type gatewayIDs struct {
	api        string
	deployment string // of the document that is wanted
	staged     bool   // the stage exists
	plan       string
}

// orNext is an id to show, before there is one too.
func orNext(id string) string {
	if id == "" {
		return next
	}
	return id
}

// restAPI plans the API itself; what it serves is the deployment's business.
func (d *Deployer) restAPI(ctx context.Context, ids *gatewayIDs) (*Step, error) {
	s := &Step{Kind: "api", Name: d.stack.API.Name, Note: "a regional REST API"}
	have, err := d.findAPI(ctx)
	if err != nil {
		return nil, err
	}
	if have == nil {
		s.Changes = append(d.apiChanges(&types.RestApi{}), d.tagChanges(nil)...)
		s.apply = func(ctx context.Context) (err error) {
			ids.api, err = d.makeOnce(ctx, d.apiID, d.createAPI)
			return err
		}
		return s.settle(false), nil
	}
	ids.api = aws.ToString(have.Id)
	changes, tags := d.apiChanges(have), d.tagChanges(have.Tags)
	s.Changes = append(changes, tags...)
	s.apply = func(ctx context.Context) error {
		if err := d.tagGateway(ctx, "/restapis/"+ids.api, tags); err != nil || len(changes) == 0 {
			return err
		}
		_, err := d.api.UpdateRestApi(ctx, &apigateway.UpdateRestApiInput{RestApiId: &ids.api, PatchOperations: apiPatches(changes)})
		return err
	}
	return s.settle(true), nil
}

// apiDescription is in the document too, which would overwrite another.
func (d *Deployer) apiDescription() string { return "Models of stack " + StackName(d.stack) }

// apiPatches are the changes where UpdateRestApi finds the attributes; the path
// of the endpoint's type ends with the one that it has.
func apiPatches(changes []Change) []types.PatchOperation {
	paths := map[string]string{"description": "/description", "key source": "/apiKeySource", "closed": "/disableExecuteApiEndpoint"}
	for _, c := range changes {
		if c.Attribute == "endpoint" {
			paths[c.Attribute] = "/endpointConfiguration/types/" + c.Current
		}
	}
	return patches(changes, paths)
}

func (d *Deployer) apiChanges(have *types.RestApi) []Change {
	endpoint := ""
	if c := have.EndpointConfiguration; c != nil && len(c.Types) > 0 {
		endpoint = string(c.Types[0])
	}
	changes := diff(nil, "description", aws.ToString(have.Description), d.apiDescription())
	changes = diff(changes, "endpoint", endpoint, string(types.EndpointTypeRegional))
	changes = diff(changes, "key source", string(have.ApiKeySource), string(types.ApiKeySourceTypeHeader))
	return diff(changes, "closed", fmt.Sprint(have.DisableExecuteApiEndpoint), "false")
}

func (d *Deployer) createAPI(ctx context.Context) (string, error) {
	out, err := d.api.CreateRestApi(ctx, &apigateway.CreateRestApiInput{
		Name: &d.stack.API.Name, Description: aws.String(d.apiDescription()), Tags: d.tags(),
		EndpointConfiguration: &types.EndpointConfiguration{Types: []types.EndpointType{types.EndpointTypeRegional}},
		ApiKeySource:          types.ApiKeySourceTypeHeader,
	})
	if err != nil {
		return "", err
	}
	return aws.ToString(out.Id), nil
}

// findAPI is the API with our name and our tag, nil when there is none.
func (d *Deployer) findAPI(ctx context.Context) (*types.RestApi, error) {
	list, err := d.taggedAPIs(ctx)
	if err != nil {
		return nil, err
	}
	return only("API", d.stack.API.Name, list, func(a types.RestApi) (id, name *string) { return a.Id, a.Name })
}

// apiID is findAPI for the id alone.
func (d *Deployer) apiID(ctx context.Context) (string, error) {
	api, err := d.findAPI(ctx)
	if err != nil || api == nil {
		return "", err
	}
	return aws.ToString(api.Id), nil
}

// taggedAPIs are all APIs with our tag, whatever their name, of all pages.
func (d *Deployer) taggedAPIs(ctx context.Context) ([]types.RestApi, error) {
	var list []types.RestApi
	pages := apigateway.NewGetRestApisPaginator(d.api, &apigateway.GetRestApisInput{Limit: aws.Int32(500)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("cannot list the REST APIs: %w", err)
		}
		for _, api := range page.Items {
			if d.tagged(api.Tags) {
				list = append(list, api)
			}
		}
	}
	return list, nil
}
