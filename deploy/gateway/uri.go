package gateway

import (
	"fmt"
	"strings"
)

// IntegrationURI is what a proxy integration calls: the Lambda API's invocation
// of the alias, in the partition and region of its ARN. A function or version
// without an alias is refused, because the alias is the only pointer to what is
// live.
func IntegrationURI(alias string) (string, error) {
	part := strings.Split(alias, ":") // arn:aws:lambda:us-east-1:123456789012:function:Name:live
	if len(part) != 8 || part[0] != "arn" || part[2] != "lambda" || part[5] != "function" || part[7] == "" || part[7] == "$LATEST" {
		return "", fmt.Errorf("%q is not the ARN of a function's alias; pass it as arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS", alias)
	}
	return fmt.Sprintf("arn:%s:apigateway:%s:lambda:path/2015-03-31/functions/%s/invocations", part[1], part[3], alias), nil
}
