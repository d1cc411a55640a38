package deploy

import (
	"context"
	"fmt"
	"strings"

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

// mark is the description of a deployment of this document.
func (a *apiDocument) mark() string { return documentMark + a.hash }

// apiDocument has a path for the model that is deployed, and for each other
// model of the stack that is live.
func (d *Deployer) apiDocument(ctx context.Context, r *Release) (*apiDocument, error) {
	document := &apiDocument{}
	a := gateway.API{Name: d.stack.API.Name, Description: d.apiDescription(), Origins: d.stack.API.Origins}
	for _, m := range d.stack.Models {
		s, err := d.serves(ctx, m, r)
		if err != nil {
			return nil, err
		}
		if s == nil {
			continue
		}
		p := apiPath{PathOf(m, s.artefact.Artefact.Response.Name), FunctionName(d.stack, m), s.routed, s.routed && atRoot(d.stack, m)}
		uri, err := gateway.IntegrationURI(d.aliasARN(p.function))
		if err != nil {
			return nil, err
		}
		a.Paths = append(a.Paths, gateway.Path{Integration: uri, Routed: p.routed, Root: p.root, Service: openapi.Service{
			Path: p.path, Model: &s.artefact.Artefact.Model, Version: s.artefact.Artefact.Version, Digest: s.artefact.Digest,
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
		at := p.path
		if p.root {
			at = "/ and " + at
		}
		list = append(list, at+" by "+p.function)
	}
	return strings.Join(list, ", ")
}

// A behind is what answers for a model: its artefact, and whether its program
// knows the routes below its path. One that does not would take each of them for
// its own path, and score there without a key.
type behind struct {
	artefact *converter.Converted
	routed   bool
}

// serves is what the release brings for its own model, and for another what its
// alias serves; nil when that is not live.
func (d *Deployer) serves(ctx context.Context, m schema.StackModel, r *Release) (*behind, error) {
	if m.Name == r.Model.Name {
		return &behind{r.Artefact, r.again == nil || routed(r.again)}, nil
	}
	version, err := d.liveVersion(ctx, FunctionName(d.stack, m))
	if err != nil || version == nil {
		return nil, err
	}
	artefact, err := d.artefactOf(ctx, version)
	return &behind{artefact, routed(version)}, err
}

func routed(version *types.FunctionConfiguration) bool {
	return stateOf(version).env[pathVariable] != ""
}
