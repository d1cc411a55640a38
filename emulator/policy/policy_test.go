package policy

import "testing"

func TestResource(t *testing.T) {
	role := Principals{"AWS": {"arn:aws:iam::000000000000:role/R", "arn:aws:sts::000000000000:assumed-role/R/s"}}
	lambda := Principals{"Service": {"lambda.amazonaws.com"}}
	bucket := func(effect, principal, more string) string {
		return `{"Version":"2012-10-17","Statement":{"Effect":"` + effect + `","Principal":` + principal +
			`,"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"` + more + `}}`
	}
	trust := func(principal string) string {
		return `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":` + principal + `,"Action":"sts:AssumeRole"}]}`
	}
	get := Ask{Action: "s3:GetObject", Resource: "arn:aws:s3:::b/k", Condition: map[string][]string{"aws:SecureTransport": {"true"}}}
	assume := Ask{Action: "sts:AssumeRole"}
	cases := []struct {
		name, document string
		who            Principals
		ask            Ask
		want           Decision
	}{
		{"everybody", bucket("Allow", `"*"`, ""), role, get, Allow},
		{"everybody of AWS", bucket("Allow", `{"AWS":"*"}`, ""), role, get, Allow},
		{"the role", bucket("Allow", `{"AWS":["arn:aws:iam::000000000000:role/X","arn:aws:iam::000000000000:role/R"]}`, ""), role, get, Allow},
		{"another role", bucket("Allow", `{"AWS":"arn:aws:iam::000000000000:role/X"}`, ""), role, get, NoMatch},
		{"a service is not AWS", bucket("Allow", `{"AWS":"*"}`, ""), lambda, get, NoMatch},
		{"deny", bucket("Deny", `"*"`, ""), role, get, Deny},
		{"deny without TLS", bucket("Deny", `"*"`, `,"Condition":{"Bool":{"aws:SecureTransport":"false"}}`), role, get, NoMatch},
		{"another action", bucket("Allow", `"*"`, ""), role, Ask{Action: "s3:PutObject", Resource: "arn:aws:s3:::b/k"}, NoMatch},
		{"another resource", bucket("Allow", `"*"`, ""), role, Ask{Action: "s3:GetObject", Resource: "arn:aws:s3:::c/k"}, NoMatch},
		{"all but the role", `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::000000000000:role/R"},"Action":"s3:*","Resource":"*"}]}`, role, get, NoMatch},
		{"trust in the service", trust(`{"Service":"lambda.amazonaws.com"}`), lambda, assume, Allow},
		{"trust in another service", trust(`{"Service":"ec2.amazonaws.com"}`), lambda, assume, NoMatch},
		{"not readable", `{"Statement":[`, role, get, Deny},
	}
	for _, one := range cases {
		if got := Resource(one.document, one.who, one.ask); got != one.want {
			t.Errorf("%s: got %d, want %d", one.name, got, one.want)
		}
	}
}

func TestValidate(t *testing.T) {
	bucket := func(s string) error { return ValidateBucket(s, "b") }
	cases := []struct {
		name     string
		check    func(string) error
		document string
		want     string
	}{
		{"trust", ValidateTrust, `{"Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}`, ""},
		{"trust with a resource", ValidateTrust, `{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}]}`, "has prohibited field Resource (statement 1)"},
		{"trust without a principal", ValidateTrust, `{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}`, "missing required field Principal (statement 1)"},
		{"trust for another action", ValidateTrust, `{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}]}`, `assumeRole policy may only specify STS AssumeRole actions, not "s3:GetObject" (statement 1)`},
		{"misspelt element", ValidateTrust, `{"Statement":[{"Effect":"Allow","Principle":"*","Action":"sts:AssumeRole"}]}`, `syntax errors in policy: unknown element "Principle" (statement 1)`},
		{"not a service", ValidateTrust, `{"Statement":[{"Effect":"Allow","Principal":{"Service":"lambda"},"Action":"sts:AssumeRole"}]}`, `invalid principal in policy: "SERVICE":"lambda" (statement 1)`},
		{"bucket", bucket, `{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"]}]}`, ""},
		{"another bucket", bucket, `{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::c/*"}]}`, `policy has invalid resource "arn:aws:s3:::c/*": not of bucket "b" (statement 1)`},
		{"no statement", bucket, `{}`, "syntax errors in policy: it needs a Statement"},
		{"old version", bucket, `{"Version":"2020-01-01","Statement":[{"Effect":"Deny"}]}`, "syntax errors in policy: Version must be 2012-10-17 or 2008-10-17"},
	}
	for _, one := range cases {
		got := ""
		if err := one.check(one.document); err != nil {
			got = err.Error()
		}
		if got != one.want {
			t.Errorf("%s: got %q, want %q", one.name, got, one.want)
		}
	}
}
