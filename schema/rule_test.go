package schema

import (
	"reflect"
	"strings"
	"testing"
)

// TestRuleName sets each key of the struct in turn, so that one more is not forgotten.
func TestRuleName(t *testing.T) {
	of := reflect.TypeFor[Rule]()
	for i := range of.NumField() {
		var r Rule
		reflect.ValueOf(&r).Elem().Field(i).Set(reflect.New(of.Field(i).Type.Elem()))
		key, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
		if got := r.Name(); got != key {
			t.Errorf("%s: %q; want %q", of.Field(i).Name, got, key)
		}
	}
	var none *Rule
	for _, r := range []*Rule{none, {}} {
		if got := r.Name(); got != "none" {
			t.Errorf("%+v: %q; want none", r, got)
		}
	}
}
