package apigateway

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// validate applies the method's request validator.
func (s *Service) validate(q *request) *refusal {
	var v validator
	for _, one := range q.Validators {
		if one.ID == q.method.ValidatorID {
			v = *one
		}
	}
	if v.Parameters {
		if names := q.missing(); len(names) > 0 {
			return &refusal{kind: "BAD_REQUEST_PARAMETERS", message: "Missing required request parameters: [" + strings.Join(names, ", ") + "]"}
		}
	}
	if v.Body {
		if err := s.checkBody(q); err != nil {
			return &refusal{kind: "BAD_REQUEST_BODY", message: "Invalid request body", details: err.Error()}
		}
	}
	return nil
}

// missing are the required parameters that are not there, or blank.
func (q *request) missing() (names []string) {
	query := q.HTTP.URL.Query()
	for full, required := range q.method.Parameters {
		p := strings.SplitN(full, ".", 4) // method.request.LOCATION.NAME
		value := map[string]string{"querystring": query.Get(p[3]), "header": q.HTTP.Header.Get(p[3]), "path": q.params[p[3]]}[p[2]]
		if required && strings.TrimSpace(value) == "" {
			names = append(names, p[3])
		}
	}
	slices.Sort(names)
	return names
}

// checkBody holds the body against the model of its content type; a type
// without a model is not checked. No type counts as application/json.
func (s *Service) checkBody(q *request) error {
	contentType, _, err := mime.ParseMediaType(q.HTTP.Header.Get("Content-Type"))
	if err != nil {
		contentType = "application/json"
	}
	name, ok := q.method.Models[contentType]
	if !ok {
		return nil
	}
	schema, err := s.schemas.of(q.served, name)
	if err != nil {
		return err
	}
	var v any
	d := json.NewDecoder(bytes.NewReader(q.Body))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		return err
	}
	if d.More() {
		return errors.New("more than one JSON value")
	}
	return schema.Validate(v)
}

// schemas keeps the compiled models of deployments, which do not change.
type schemas struct{ all sync.Map }

func (c *schemas) of(v *served, name string) (*jsonschema.Schema, error) {
	key := v.api + " " + v.deployment + " " + name
	if found, ok := c.all.Load(key); ok {
		return found.(*jsonschema.Schema), nil
	}
	compiler := jsonschema.NewCompiler()
	compiler.Draft = jsonschema.Draft4
	for _, m := range v.Models {
		if err := compiler.AddResource(refBase(v.api)+m.Name, strings.NewReader(m.Schema)); err != nil {
			return nil, fmt.Errorf("model %s: %v", m.Name, err)
		}
	}
	found, err := compiler.Compile(refBase(v.api) + name)
	if err != nil {
		return nil, fmt.Errorf("model %s: %v", name, err)
	}
	c.all.Store(key, found)
	return found, nil
}
