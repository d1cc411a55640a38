package deploy

import (
	"errors"
	"fmt"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

// The alias as Lambda answers it.
func aliasReply(version, revision, note string) reply {
	return reply{200, fmt.Sprintf(`{"FunctionVersion":%q,"RevisionId":%q,"Description":%q}`, version, revision, note), nil}
}

// Version 2 is to take the place of 1, whose alias was read at revision a.
func TestMoveAlias(t *testing.T) {
	old, theirs := aliasReply("1", "a", ""), aliasReply("3", "b", "")
	refused := lambdaError(412, "PreconditionFailedException", "The RevisionId provided does not match the latest Revision ID.")
	broken := lambdaError(500, "ServiceException", "")
	for _, c := range []struct {
		name      string
		replies   func(moved reply) []reply
		err       error
		transient bool
	}{
		{"lost, moved", func(m reply) []reply { return []reply{{}, m} }, nil, false},
		{"lost, not moved", func(m reply) []reply { return []reply{{}, old, m} }, nil, false},
		{"lost, moved, read of old, refused for the first", func(m reply) []reply { return []reply{{}, old, refused, old, refused, m} }, nil, false},
		{"lost, somebody else's", func(reply) []reply { return []reply{{}, theirs} }, ErrSuperseded, false},
		{"refused", func(reply) []reply { return []reply{refused, theirs} }, ErrSuperseded, false},
		{"broken for ever", func(reply) []reply {
			var all []reply
			for range 200 {
				all = append(all, broken, old)
			}
			return all
		}, nil, true},
	} {
		now := &lambda.GetAliasOutput{FunctionVersion: aws.String("1"), RevisionId: aws.String("a")}
		d, _, _ := scripted(t, reply{200, "{}", nil})
		moved := aliasReply("2", "c", d.moveNote(now, "2"))
		d, _, _ = scripted(t, c.replies(moved)...)
		d.stack.Alias = "live"
		got, err := d.moveAlias(t.Context(), "F", now, "2", nil)
		var call *CallError
		switch {
		case c.transient:
			if !errors.As(err, &call) || !call.Transient() || errors.Is(err, ErrSuperseded) {
				t.Errorf("%s: %v; want an error that passes", c.name, err)
			}
		case !errors.Is(err, c.err):
			t.Errorf("%s: %v; want %v", c.name, err, c.err)
		case err == nil && aws.ToString(got.RevisionId) != "c":
			t.Errorf("%s: the alias is %+v", c.name, got)
		}
	}
}
