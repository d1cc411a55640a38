package awsmodel

import "net/http"

// Declared is an error that an operation declares.
type Declared struct {
	Code   string
	Status int
}

// Declared gives the errors an operation declares, in the order of the model;
// none for an operation that the model does not have.
func (c *Checker) Declared(service, operation string) ([]Declared, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	m, err := c.model(service)
	if m == nil {
		return nil, err
	}
	var list []Declared
	for _, e := range m.Operations[operation].Errors {
		list = append(list, Declared{m.code(e.Shape), m.status(m.Shapes[e.Shape])})
	}
	return list, nil
}

// code is how an error is called on the wire.
func (m *model) code(name string) string {
	if code := m.Shapes[name].Error.Code; code != "" {
		return code
	}
	return name
}

// status is an error's HTTP status; the models of JSON 1.1 leave it out.
func (m *model) status(s *shape) int {
	switch {
	case s.Error.HTTPStatusCode != 0:
		return s.Error.HTTPStatusCode
	case s.Fault:
		return http.StatusInternalServerError
	}
	return http.StatusBadRequest
}

// Enum are the values that a model declares for a shape; none for a shape that
// is not an enumeration.
func (c *Checker) Enum(service, name string) ([]string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	m, err := c.model(service)
	if err != nil || m == nil || m.Shapes[name] == nil {
		return nil, err
	}
	return m.Shapes[name].Enum, nil
}
