package deploy

import (
	"encoding/json"
	"slices"
	"testing"

	"serverless-poc/iam"
)

// unconnected is a deployer without a connection.
func unconnected() *Deployer {
	stack := apiStack()
	return &Deployer{Account: "123456789012", Region: "us-east-1", stack: stack, names: Names(stack, "aws", "123456789012", "us-east-1")}
}

// The statement as Lambda hands it back is the one that we would make,
// whatever the order and the case of its keys; anything else is not.
func TestStatementText(t *testing.T) {
	d := unconnected()
	p := permissionFor("events", "arn:aws:events:us-east-1:123456789012:rule/F")
	want := "Allow lambda:InvokeFunction to Service events.amazonaws.com on arn:aws:lambda:us-east-1:123456789012:function:F:live" +
		" where aws:sourceaccount StringEquals 123456789012 and aws:sourcearn ArnLike arn:aws:events:us-east-1:123456789012:rule/F"
	if got := d.text("F", p); got != want {
		t.Fatalf("\n got %s\nwant %s", got, want)
	}
	const lambdas = `{"Sid":"serverless-poc-events","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"lambda:InvokeFunction",
		"Resource":"arn:aws:lambda:us-east-1:123456789012:function:F:live",
		"Condition":{"StringEquals":{"AWS:SourceAccount":"123456789012"},"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/F"}}}`
	for _, c := range []struct {
		name  string
		text  string
		equal bool
	}{
		{"Lambda's own", lambdas, true},
		{"no account", `{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-1:123456789012:function:F:live",
			"Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:123456789012:rule/F"}}}`, false},
		{"anybody", `{"Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:us-east-1:123456789012:function:F:live"}`, false},
	} {
		var s statement
		if err := json.Unmarshal([]byte(c.text), &s); err != nil {
			t.Fatal(err)
		}
		if got := s.text(); (got == want) != c.equal {
			t.Errorf("%s: %s; equal %t, want %t", c.name, got, got == want, c.equal)
		}
	}
}

// The two ids take turns: the wanted statement stays where it is, a new one
// goes where there is room.
func TestSlot(t *testing.T) {
	p := permissionFor("events", "x")
	first, second := "serverless-poc-events", "serverless-poc-events-2"
	for _, c := range []struct {
		have       []grant
		keep, free string
	}{
		{nil, "", first},
		{[]grant{{first, "old"}}, "", second},
		{[]grant{{second, "old"}}, "", first},
		{[]grant{{first, "want"}}, first, second},
		{[]grant{{first, "old"}, {second, "want"}}, second, ""},
		{[]grant{{first, "old"}, {second, "older"}}, "", ""},
		{[]grant{{"somebody's", "want"}}, "", first},
	} {
		if keep, free := p.slot(c.have, "want"); keep != c.keep || free != c.free {
			t.Errorf("%v: keep %q, free %q; want %q, %q", c.have, keep, free, c.keep, c.free)
		}
	}
}

func TestExecuteARN(t *testing.T) {
	d := unconnected()
	if got, want := d.executeARN("abc", "*/admit"), "arn:aws:execute-api:us-east-1:123456789012:abc/prod/*/admit"; got != want {
		t.Errorf("%s; want %s", got, want)
	}
	d.names = iam.Names{Partition: "aws-cn"}
	if got, want := d.ruleARN("F"), "arn:aws-cn:events:us-east-1:123456789012:rule/F"; got != want {
		t.Errorf("%s; want %s", got, want)
	}
}

// What API Gateway may call, and no more: the path, and by GET what is below it
// or, for the model at the root, anything.
func TestAPIGrants(t *testing.T) {
	for _, c := range []struct {
		path apiPath
		want []string
	}{
		{apiPath{path: "/admit"}, []string{"apigateway */admit"}},
		{apiPath{path: "/admit", routed: true}, []string{"apigateway */admit", "apigateway-routes GET/admit/*"}},
		{apiPath{path: "/admit", routed: true, root: true}, []string{"apigateway */admit", "apigateway-root GET/*"}},
	} {
		var got []string
		for _, g := range c.path.grants() {
			got = append(got, g.name+" "+g.calls)
			if from := permissionFor(g.name, "").from; from != "apigateway.amazonaws.com" {
				t.Errorf("%s is for %s", g.name, from)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q; want %q", c.path, got, c.want)
		}
	}
}

func TestWithdrawal(t *testing.T) {
	d := unconnected()
	if s := d.withdrawal("F", grantRoot, []grant{{"serverless-poc-apigateway", "x"}, {"somebody's", "y"}}); s != nil {
		t.Errorf("%s; want nothing to withdraw", s)
	}
	s := d.withdrawal("F", grantRoot, []grant{{"serverless-poc-apigateway-root-2", "x"}})
	if want := "- permission F:live apigateway-root: nothing calls it so any more"; s == nil || s.String() != want {
		t.Errorf("%s; want %s", s, want)
	}
}
