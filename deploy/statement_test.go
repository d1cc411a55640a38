package deploy

import (
	"slices"
	"testing"

	"serverless-poc/iam"
)

var someNames = iam.Names{
	Partition: "aws", Region: "us-east-1", Account: "123456789012",
	ModelsBucket: "m", PackagesBucket: "p", Role: "R", Policy: "P", Functions: []string{"F"},
}

func TestStatementsInWords(t *testing.T) {
	bucket, err := iam.Bucket(someNames, "m")
	if err != nil {
		t.Fatal(err)
	}
	trust, err := iam.Trust(someNames)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, document string
		want           []string
		ok             bool
	}{
		{"none", "", nil, true},
		{"not JSON", "{", nil, false},
		{"not a policy", `{"Statement": 1}`, nil, false},
		{"the bucket's", bucket, []string{"TLSOnly: Deny anybody s3:* on arn:aws:s3:::m, arn:aws:s3:::m/* when Bool aws:SecureTransport is false"}, true},
		{"the trust policy", trust, []string{"Allow Service lambda.amazonaws.com sts:AssumeRole"}, true},
		{"one, not in a list, with all but", `{"Statement":{"Effect":"Allow","NotAction":["iam:*","a:b"],"NotResource":"x","NotPrincipal":{"AWS":["2","1"]}}}`,
			[]string{"Allow everybody but AWS 1, 2 everything but a:b, iam:* on everything but x"}, true},
		{"two conditions", `{"Statement":[{"Effect":"Allow","Action":"a","Resource":"*","Condition":{"StringEquals":{"k":["w","v"]},"Bool":{"b":true}}}]}`,
			[]string{"Allow a on * when Bool b is true and StringEquals k is v, w"}, true},
		{"a key of the future", `{"Statement":[{"Effect":"Allow","Action":"a","Until":{"y":2030}}]}`, []string{`Allow a Until {"y":2030}`}, true},
	} {
		got, ok := statements(c.document)
		if ok != c.ok || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, %t; want %q, %t", c.name, got, ok, c.want, c.ok)
		}
	}
}

func TestDocumentDiff(t *testing.T) {
	const one = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"arn:aws:s3:::m/*"}]}`
	for _, c := range []struct {
		name, current, desired string
		want                   []Change
	}{
		{"equal but for the writing", `{"Statement":{"Resource":["arn:aws:s3:::m/*"],"Action":"s3:GetObject","Effect":"Allow"}}`, one, nil},
		{"new", "", one, []Change{{"document statement", "", "Allow s3:GetObject on arn:aws:s3:::m/*"}}},
		{"wider", `{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::m/*"}]}`, one, []Change{
			{"document statement", "Allow s3:* on arn:aws:s3:::m/*", ""},
			{"document statement", "", "Allow s3:GetObject on arn:aws:s3:::m/*"},
		}},
		{"not a document", "gone", one, []Change{{"document", "gone", canonical(one)}}},
	} {
		if got := documentDiff("document", c.current, c.desired); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q; want %q", c.name, got, c.want)
		}
	}
}
