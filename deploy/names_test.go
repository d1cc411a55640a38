package deploy

import (
	"testing"

	"serverless-poc/schema"
)

func TestFunctionName(t *testing.T) {
	stack := &schema.Stack{Function: schema.StackFunction{Prefix: "ServerlessPOC"}}
	for _, c := range []struct {
		model schema.StackModel
		want  string
	}{
		{schema.StackModel{Name: "admission"}, "ServerlessPOCAdmission"}, // the seed's own
		{schema.StackModel{Name: "credit-risk-2"}, "ServerlessPOCCreditRisk2"},
		{schema.StackModel{Name: "admission", Function: "mine"}, "mine"},
	} {
		if got := FunctionName(stack, c.model); got != c.want {
			t.Errorf("%+v: %q; want %q", c.model, got, c.want)
		}
	}
}
