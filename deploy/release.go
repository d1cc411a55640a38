package deploy

import (
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/converter"
	"serverless-poc/deploy/pack"
	"serverless-poc/schema"
)

// A Release is what a deploy brings live: one model's proved artefact and the
// package that serves it.
type Release struct {
	Model    schema.StackModel
	Artefact *converter.Converted
	Package  *pack.Package
	Page     map[string]PageFile // by their keys in the site's bucket; none where nobody wants it there

	again *types.FunctionConfiguration // the published version that is live again, which has no package; nil for a release to make
}

// packageKey is where the package goes: its name is the model's, its folder
// its digest, so that a key never has two contents.
func (r *Release) packageKey() string {
	return r.Model.Name + "/" + r.Package.SHA256 + "/" + r.Model.Name + ".zip"
}

// pathVariable is where the function's environment has its path; a version
// without it is of a program that knows no other.
const pathVariable = "MODEL_PATH"

// environment is the whole of the function's configuration: where the model is,
// the digest that it must have, the path it is served at, whose pages may call
// it, and whether its log may have values.
func (r *Release) environment(stack *schema.Stack) map[string]string {
	env := map[string]string{
		"MODEL_BUCKET": stack.Buckets.Models,
		"MODEL_KEY":    r.Artefact.Artefact.Key(),
		"MODEL_SHA256": r.Artefact.Digest,
		pathVariable:   PathOf(r.Model, r.Artefact.Artefact.Response.Name),
	}
	if stack.API != nil && len(stack.API.Origins) == 1 { // the document of the API refuses others
		env["CORS_ORIGIN"] = stack.API.Origins[0]
	}
	if stack.LogValues {
		env["LOG_VALUES"] = "true"
	}
	return env
}

// description is what the published version is called in AWS's own lists.
func (r *Release) description() string {
	return fmt.Sprintf("%s %s, package %s", r.Model.Name, r.Artefact.Artefact.Version, r.Package.SHA256[:12])
}

// artefactVersion reads the artefact's version out of MODEL_KEY.
func artefactVersion(env map[string]string) string {
	key := env["MODEL_KEY"]
	return strings.TrimSuffix(key[strings.LastIndexByte(key, '/')+1:], ".json")
}
