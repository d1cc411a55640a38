package deploy

import (
	"context"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/converter"
	"serverless-poc/deploy/gateway"
	"serverless-poc/schema"
	"serverless-poc/schema/openapi"
)

// An apiDocument is what the API is made of.
type apiDocument struct {
	body  []byte
	hash  string
	note  string
	paths []apiPath
}

// An apiPath is one model behind its path.
type apiPath struct{ path, function string }

// mark is the description of a deployment of this document.
func (a *apiDocument) mark() string { return documentMark + a.hash }

// apiDocument has a path for the model that is deployed, and for each other
// model of the stack that is live.
func (d *Deployer) apiDocument(ctx context.Context, r *Release) (*apiDocument, error) {
	document := &apiDocument{}
	a := gateway.API{Name: d.stack.API.Name, Description: d.apiDescription(), Origins: d.stack.API.Origins}
	for _, m := range d.stack.Models {
		artefact := r.Artefact
		if m.Name != r.Model.Name {
			var err error
			if artefact, err = d.liveArtefact(ctx, m); err != nil {
				return nil, err
			}
		}
		if artefact == nil {
			continue
		}
		p := apiPath{PathOf(m, artefact.Artefact.Response.Name), FunctionName(d.stack, m)}
		uri, err := gateway.IntegrationURI(d.aliasARN(p.function))
		if err != nil {
			return nil, err
		}
		a.Paths = append(a.Paths, gateway.Path{Integration: uri, Service: openapi.Service{
			Path: p.path, Model: &artefact.Artefact.Model, Version: artefact.Artefact.Version, Digest: artefact.Digest,
		}})
		document.paths = append(document.paths, p)
	}
	var err error
	if document.body, err = gateway.Document(a); err != nil {
		return nil, fmt.Errorf("the document of the API: %w", err)
	}
	document.hash, document.note = gateway.Hash(document.body), noteOf(document.paths)
	return document, nil
}

func noteOf(paths []apiPath) string {
	var list []string
	for _, p := range paths {
		list = append(list, p.path+" by "+p.function)
	}
	return strings.Join(list, ", ")
}

// liveArtefact is what a model's alias serves, by the environment of its
// version and as its digest demands; nil when it is not live.
func (d *Deployer) liveArtefact(ctx context.Context, m schema.StackModel) (*converter.Converted, error) {
	function := FunctionName(d.stack, m)
	alias, err := d.getAlias(ctx, function)
	if err != nil || alias == nil {
		return nil, err
	}
	if err := d.oursFunction(ctx, function); err != nil {
		return nil, err
	}
	version, err := d.lambda.GetFunctionConfiguration(ctx, &lambda.GetFunctionConfigurationInput{FunctionName: &function, Qualifier: alias.FunctionVersion})
	if err != nil {
		return nil, fmt.Errorf("function %s: %w", function, err)
	}
	return d.artefactOf(ctx, &types.FunctionConfiguration{Version: version.Version, Environment: version.Environment})
}
