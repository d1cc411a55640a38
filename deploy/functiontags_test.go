package deploy

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// Tags that may not be read are not the same as none.
func TestFunctionTags(t *testing.T) {
	_, err := functionTags(&lambda.GetFunctionOutput{TagsError: &types.TagsError{ErrorCode: aws.String("AccessDeniedException"), Message: aws.String("You may not.")}})
	want := "GetFunction gives no tags: AccessDeniedException: You may not.; these credentials lack lambda:ListTags: go tool mage policy prints the deployer's policy"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	if tags, err := functionTags(&lambda.GetFunctionOutput{Tags: map[string]string{"a": "b"}}); err != nil || tags["a"] != "b" {
		t.Errorf("%v, %v", tags, err)
	}
}
