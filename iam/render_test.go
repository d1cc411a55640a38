package iam

import (
	"strings"
	"testing"
)

// The seed's own documents, with its names.
func TestSeedDocuments(t *testing.T) {
	docs := rendered(t)
	for name, want := range map[string]string{
		"function": `{"Statement":[{"Action":["s3:GetObject"],"Effect":"Allow","Resource":["arn:aws:s3:::serverless-poc-models/*"]}],"Version":"2012-10-17"}`,
		"trust":    `{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}],"Version":"2012-10-17"}`,
	} {
		if docs[name] != want {
			t.Errorf("%s:\n got %s\nwant %s", name, docs[name], want)
		}
	}
	if got, want := names.BasicExecutionARN(), "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"; got != want {
		t.Errorf("BasicExecutionARN %q; want %q", got, want)
	}
}

func TestOtherNamesFollow(t *testing.T) {
	n := Names{
		Partition: "aws-cn", Region: "cn-north-1", Account: "210987654321",
		ModelsBucket: "m", PackagesBucket: "p", Role: "r", Policy: "q", Functions: []string{"F1", "F2"},
	}
	text, err := Deployer(n)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"arn:aws-cn:s3:::m/*"`, `"arn:aws-cn:s3:::p"`, `"arn:aws-cn:iam::210987654321:role/r"`,
		`"arn:aws-cn:iam::210987654321:policy/q"`, `"arn:aws-cn:lambda:cn-north-1:210987654321:function:F1"`,
		`"arn:aws-cn:lambda:cn-north-1:210987654321:function:F2:*"`, `log-group:/aws/lambda/F2"`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
	for _, old := range []string{"{{", "serverless-poc", "arn:aws:"} {
		if strings.Contains(text, old) {
			t.Errorf("%q is left in %s", old, text)
		}
	}
}

func TestRenderRefuses(t *testing.T) {
	n := names
	n.ModelsBucket = ""
	_, err := Function(n)
	if want := `iam/documents/function.json: no value for {{models-bucket}}; give it in stack.json`; err == nil || err.Error() != want {
		t.Errorf("error %v; want %s", err, want)
	}
	n.ModelsBucket = `x"],"Effect":"Deny`
	text, err := Function(n)
	if err != nil || len(statements(t, text)) != 1 || statements(t, text)[0].Effect != "Allow" {
		t.Errorf("a name changed the structure: %s, %v", text, err)
	}
}
