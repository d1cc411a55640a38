package deploy

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

// What a release takes the place of, or has taken it when a run was killed
// between the alias and the mark.
func TestReplaced(t *testing.T) {
	moved := "2 since 2031-01-02T00:00:00Z; 1 since 2031-01-01T00:00:00Z"
	for _, c := range []struct {
		what, live, description, version string
		want                             string
		first                            bool
	}{
		{"nothing is live", "", "", "", "", true},
		{"nothing is live, the version is published", "", "", "1", "", true},
		{"a new version", "2", moved, "", "2", false},
		{"back to one that is published", "2", moved, "1", "2", false},
		{"moved, not marked", "2", moved, "2", "1", false},
		{"the first one moved, not marked", "1", "1 since 2031-01-01T00:00:00Z", "1", "", true},
		{"moved by somebody who does not write it down", "2", "by hand", "2", "", false},
	} {
		p := &Plan{version: &c.version}
		if c.live != "" {
			p.see(&lambda.GetAliasOutput{FunctionVersion: &c.live, Description: aws.String(c.description)})
		}
		if got := p.replaced(); got != c.want || p.first() != c.first {
			t.Errorf("%s: version %q, first %t; want %q, %t", c.what, got, p.first(), c.want, c.first)
		}
	}
}
