package lambda

import (
	"encoding/json"
	"strings"
	"testing"

	"serverless-poc/emulator/state"
	"serverless-poc/emulator/wire"
)

// Who may invoke is what the policy of exactly the named alias says.
func TestAllowed(t *testing.T) {
	store, err := state.Open[functions](t.TempDir() + "/functions.json")
	if err != nil {
		t.Fatal(err)
	}
	s := &Service{store: store}
	give := permissionInput{StatementId: "api", Action: "lambda:InvokeFunction", Principal: "apigateway.amazonaws.com",
		SourceArn: "arn:aws:execute-api:eu-west-1:000000000000:abc/*/GET/admit", SourceAccount: wire.AccountID}
	text, _ := json.Marshal(give.statement(arn("eu-west-1", "f", "live")))
	f := &function{Name: "f", Latest: &config{}, Aliases: map[string]*alias{"live": {}},
		Policies: map[string][]json.RawMessage{"live": {text}}}
	if err := store.Update(func(all *functions) error { all.Functions = map[string]*function{"f": f}; return nil }); err != nil {
		t.Fatal(err)
	}
	const source = "arn:aws:execute-api:eu-west-1:000000000000:abc/prod/GET/admit"
	const live = "arn:aws:lambda:eu-west-1:000000000000:function:f:live"
	cases := []struct{ why, function, principal, source, want string }{
		{"as granted", live, give.Principal, source, ""},
		{"another stage", live, give.Principal, "arn:aws:execute-api:eu-west-1:000000000000:abc/test/GET/admit", ""},
		{"another method", live, give.Principal, "arn:aws:execute-api:eu-west-1:000000000000:abc/prod/POST/admit", "AccessDeniedException"},
		{"another API", live, give.Principal, "arn:aws:execute-api:eu-west-1:000000000000:xyz/prod/GET/admit", "AccessDeniedException"},
		{"no source", live, give.Principal, "", "AccessDeniedException"},
		{"another service", live, "events.amazonaws.com", source, "AccessDeniedException"},
		{"the function, not the alias", strings.TrimSuffix(live, ":live"), give.Principal, source, "AccessDeniedException"},
		{"no such function", "arn:aws:lambda:eu-west-1:000000000000:function:g:live", give.Principal, source, "ResourceNotFoundException"},
		{"not an ARN", "f", give.Principal, source, "InvalidParameterValueException"},
	}
	for _, one := range cases {
		in, err := Invocation{Function: one.function}.input()
		if err == nil {
			err = s.allowed(in, one.principal, one.source)
		}
		got := ""
		if err != nil {
			got = wire.AsError(err).Code
		}
		if got != one.want {
			t.Errorf("%s: got %q (%v), want %q", one.why, got, err, one.want)
		}
	}
}
