package deploy

import (
	"strings"

	"serverless-poc/iam"
	"serverless-poc/schema"
	"serverless-poc/schema/openapi"
)

// FunctionName is the name of the Lambda function of m: its own, or the
// stack's prefix and the model's name in camel case (admission:
// ServerlessPOCAdmission).
func FunctionName(stack *schema.Stack, m schema.StackModel) string {
	if m.Function != "" {
		return m.Function
	}
	name := stack.Function.Prefix
	for word := range strings.SplitSeq(m.Name, "-") {
		if word != "" {
			name += strings.ToUpper(word[:1]) + word[1:]
		}
	}
	return name
}

// StackName is what the stack is called in its tag and in Destroy's question.
func StackName(stack *schema.Stack) string { return stack.Function.Prefix }

// logGroup is where Lambda writes a function's logs unless told otherwise.
func logGroup(function string) string { return "/aws/lambda/" + function }

// Names are the names of a stack in an account and region, for the policy documents.
func Names(stack *schema.Stack, partition, account, region string) iam.Names {
	n := iam.Names{
		Partition: partition, Region: region, Account: account,
		ModelsBucket: stack.Buckets.Models, PackagesBucket: stack.Buckets.Packages,
		Role: stack.Role, Policy: stack.Policy,
		API: stack.API != nil, Schedule: stack.KeepWarm != nil, Boundary: stack.Boundary,
		Batch: batchNames(stack.Batch),
	}
	if stack.Site != nil {
		n.SiteBucket = stack.Site.Bucket
	}
	for _, m := range stack.Models {
		n.Functions = append(n.Functions, FunctionName(stack, m))
	}
	return n
}

// Partition is the part of AWS that a region belongs to.
func Partition(region string) string {
	switch {
	case strings.HasPrefix(region, "cn-"):
		return "aws-cn"
	case strings.HasPrefix(region, "us-gov-"):
		return "aws-us-gov"
	}
	return "aws"
}

// PathOf is where the REST API serves m: its own path, or a slash and the
// response's name, without what a path cannot hold.
func PathOf(m schema.StackModel, response string) string {
	if m.Path != "" {
		return m.Path
	}
	return openapi.PathOf(m.Name, response)
}

// PageOf is where the REST API serves the page of m, whose response has that
// name: at the root for the first model of the stack, and below its path for
// another.
func PageOf(stack *schema.Stack, m schema.StackModel, response string) string {
	if atRoot(stack, m) {
		return "/"
	}
	return PathOf(m, response) + "/page"
}

// atRoot says that m has the root of the REST API beside its path: the first
// model of the stack.
func atRoot(stack *schema.Stack, m schema.StackModel) bool { return m.Name == stack.Models[0].Name }
