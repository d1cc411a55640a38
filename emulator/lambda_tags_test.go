package emulator_test

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

// Who may get a function and not list its tags gets it without them, and is told.
func TestTagsError(t *testing.T) {
	e, c := run(t)
	function(t, c, "f", role(t, c, "F"), func(in *lambda.CreateFunctionInput) { in.Tags = map[string]string{"a": "b"} })
	arn := roleFor(t, c, "R", trustAccount)
	r := session(t, e, c, arn)
	get := func() *lambda.GetFunctionOutput {
		return must(r.lambda.GetFunction(t.Context(), &lambda.GetFunctionInput{FunctionName: aws.String("f")}))(t)
	}
	grant(t, c, "R", `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"lambda:GetFunction","Resource":"*"}]}`)
	out := get()
	if len(out.Tags) > 0 || out.TagsError == nil || aws.ToString(out.TagsError.ErrorCode) != "AccessDeniedException" {
		t.Errorf("without lambda:ListTags: tags %v, error %+v", out.Tags, out.TagsError)
	}
	must(c.iam.PutRolePolicy(t.Context(), &iam.PutRolePolicyInput{RoleName: aws.String("R"), PolicyName: aws.String("tags"),
		PolicyDocument: aws.String(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"lambda:ListTags","Resource":"*"}]}`)}))(t)
	if out = get(); out.Tags["a"] != "b" || out.TagsError != nil {
		t.Errorf("with lambda:ListTags: tags %v, error %+v", out.Tags, out.TagsError)
	}
}
