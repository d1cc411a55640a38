package awsmodel

import (
	"errors"
	"slices"
	"testing"
)

// The values of an enumeration.
func TestEnum(t *testing.T) {
	c, err := New()
	var absent *AbsentError
	if errors.As(err, &absent) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	if got, err := c.Enum("lambda", "State"); err != nil || !slices.Contains(got, "Pending") {
		t.Errorf("the states of a function are %v, %v", got, err)
	}
	if got, err := c.Enum("lambda", "FunctionName"); err != nil || got != nil {
		t.Errorf("the names of functions are %v, %v", got, err)
	}
}
