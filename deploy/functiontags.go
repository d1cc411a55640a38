package deploy

import (
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

// functionTags are a function's tags. To one who may not list them GetFunction
// answers without them and says so beside: no tags would mean not ours.
func functionTags(out *lambda.GetFunctionOutput) (map[string]string, error) {
	if e := out.TagsError; e != nil {
		return nil, fmt.Errorf("GetFunction gives no tags: %s: %s; these credentials lack lambda:ListTags: go tool mage policy prints the deployer's policy",
			aws.ToString(e.ErrorCode), aws.ToString(e.Message))
	}
	return out.Tags, nil
}
