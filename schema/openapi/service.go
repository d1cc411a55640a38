package openapi

import (
	"fmt"
	"strings"

	"serverless-poc/schema"
)

// A Service is one model behind one path. Version and Digest are those of its
// artefact.
type Service struct {
	Path    string // "/admit"
	Model   *schema.Model
	Version string
	Digest  string // SHA-256 of the artefact, lower case hex; "" where it is not known

	Options schema.Offer // what the model can answer beside the prediction
	Server  string       // where Path begins, relative to the document; "" says nothing of it
}

// Component is the name that the model's schemas and operations begin with:
// its own in camel case, as API Gateway takes letters and digits only.
func (s Service) Component() string {
	name := ""
	for word := range strings.SplitSeq(s.Model.Name, "-") {
		if word != "" {
			name += strings.ToUpper(word[:1]) + word[1:]
		}
	}
	return name
}

// Info is what a document that has only s says of itself.
func (s Service) Info() Info {
	m := s.Model
	return Info{
		Title:       m.Name,
		Description: fmt.Sprintf("Predictions of %s, a fit of R's class %s on %d rows: the numbers that R's predict() gives.", m.Formula, strings.Join(m.Class, ", "), m.Provenance.N),
		Version:     s.Version,
	}
}

// check holds what two services of one document may not share.
func check(services []Service) error {
	if len(services) == 0 {
		return fmt.Errorf("no model to write an OpenAPI document of; name at least one")
	}
	paths, names := map[string]string{}, map[string]string{}
	for _, s := range services {
		name := s.Model.Name
		if !strings.HasPrefix(s.Path, "/") {
			return fmt.Errorf("the path %q of model %q does not begin with a slash; write it as /%s", s.Path, name, s.Path)
		}
		if other, twice := paths[s.Path]; twice {
			return fmt.Errorf("the models %q and %q have the path %s both; give each model its own", other, name, s.Path)
		}
		if other, twice := names[s.Component()]; twice {
			return fmt.Errorf("the models %q and %q are both called %s in an OpenAPI document, where names have no hyphens; rename one", other, name, s.Component())
		}
		paths[s.Path], names[s.Component()] = name, name
	}
	return nil
}
