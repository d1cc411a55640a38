// Package awsmodel holds answers against AWS's own service models: the JSON files
// of botocore, which the AWS CLI brings along. It is for tests, of the emulator
// and of what uses it. Depends on emulator.
//
// New finds the models; where there are none the error is an *AbsentError, and a
// test says so and goes on. Hold puts a whole emulator under check. Check tells
// what of one answer the model does not have: its status, a member that is
// missing, unknown or of another type, a value of no enumeration, an error that
// neither the operation declares nor every operation may give.
package awsmodel

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
)

// Answer is one answer of an AWS service.
type Answer struct {
	Service   string // signing name: "s3", "iam", ...
	Operation string // "" when the request was refused before it was known
	Method    string // HTTP method of the request
	Status    int
	Code      string // AWS error code, "" for success
	Header    http.Header
	Body      []byte
}

// Checker checks answers and counts them. It is safe for concurrent use.
type Checker struct {
	dir string

	mu     sync.Mutex
	models map[string]*model // by service; nil for one without a model
	count  map[string]int    // "service.Operation" -> answers checked
	errs   map[string]bool   // "service.Operation Code" of the errors among them
	none   map[string]int    // services without a model, operations the emulator does not have
}

// New finds the models.
func New() (*Checker, error) {
	dir, err := find()
	if err != nil {
		return nil, err
	}
	return &Checker{dir: dir, models: map[string]*model{}, count: map[string]int{}, errs: map[string]bool{}, none: map[string]int{}}, nil
}

// Check gives what the model does not have of an answer, each line naming
// service, operation and member; nothing when all is well.
func (c *Checker) Check(a Answer) []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	m, err := c.model(a.Service)
	if err != nil {
		return []string{err.Error()}
	}
	name := a.Service + "." + a.Operation
	if m == nil || a.Status == http.StatusNotImplemented {
		c.none[name]++
		return nil
	}
	c.count[name]++
	if a.Code != "" {
		c.errs[name+" "+a.Code] = true
	}
	var lines []string
	for _, what := range m.check(a) {
		lines = append(lines, fmt.Sprintf("%s: status %d, %s", name, a.Status, what))
	}
	return lines
}

func (c *Checker) model(service string) (*model, error) {
	m, known := c.models[service]
	if known {
		return m, nil
	}
	m, err := load(c.dir, service)
	if err == nil {
		c.models[service] = m
	}
	return m, err
}

// Report says in one line how much was checked, and what was not.
func (c *Checker) Report() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	total, services := 0, map[string]bool{}
	for name, n := range c.count {
		total += n
		services[strings.SplitN(name, ".", 2)[0]] = true
	}
	text := fmt.Sprintf("AWS service models: %d answers of %d operations of %d services checked, %d kinds of errors among them",
		total, len(c.count), len(services), len(c.errs))
	if len(c.none) > 0 {
		text += "; not checked: " + strings.Join(slices.Sorted(maps.Keys(c.none)), ", ")
	}
	return text
}
