package families

import (
	"context"
	"net/url"
	"regexp"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

func unescaped(document string) string {
	text, err := url.QueryUnescape(document)
	if err != nil {
		return document
	}
	return policyText(text)
}

func dumpFunctions(ctx context.Context, d *dump, cfg aws.Config) error {
	client := lambda.NewFromConfig(cfg)
	list, err := client.ListFunctions(ctx, &lambda.ListFunctionsInput{})
	if err != nil {
		return err
	}
	for _, f := range list.Functions {
		if err := dumpFunction(ctx, d, client, aws.ToString(f.FunctionName)); err != nil {
			return err
		}
	}
	return nil
}

func dumpFunction(ctx context.Context, d *dump, client *lambda.Client, name string) error {
	out, err := client.GetFunction(ctx, &lambda.GetFunctionInput{FunctionName: &name})
	if err != nil {
		return err
	}
	for key, value := range out.Tags {
		d.line("function %s tag %s=%s", name, key, value)
	}
	versions, err := client.ListVersionsByFunction(ctx, &lambda.ListVersionsByFunctionInput{FunctionName: &name})
	if err != nil {
		return err
	}
	for _, v := range versions.Versions {
		d.line("function %s %s %s", name, aws.ToString(v.Version), configuration(v))
	}
	aliases, err := client.ListAliases(ctx, &lambda.ListAliasesInput{FunctionName: &name})
	if err != nil {
		return err
	}
	for _, a := range aliases.Aliases {
		d.line("alias %s:%s is %s %s", name, aws.ToString(a.Name), aws.ToString(a.FunctionVersion), js(a.RoutingConfig))
		policy, err := client.GetPolicy(ctx, &lambda.GetPolicyInput{FunctionName: &name, Qualifier: a.Name})
		if err == nil {
			d.line("alias %s:%s lets %s", name, aws.ToString(a.Name), drawn.ReplaceAllString(policyText(aws.ToString(policy.Policy)), "${1}API/"))
		} else if absent(err) != nil {
			return err
		}
	}
	return nil
}

// configuration is all that decides how a version answers.
func configuration(c types.FunctionConfiguration) string {
	env := map[string]string{}
	if c.Environment != nil {
		env = c.Environment.Variables
	}
	return js(map[string]any{
		"code": aws.ToString(c.CodeSha256), "env": env, "memory": aws.ToInt32(c.MemorySize), "timeout": aws.ToInt32(c.Timeout),
		"role": aws.ToString(c.Role), "architecture": c.Architectures, "handler": aws.ToString(c.Handler), "runtime": c.Runtime,
		"state": c.State, "log": c.LoggingConfig,
	})
}

// drawn is the id of an API in an ARN, which API Gateway draws.
var drawn = regexp.MustCompile(`(:execute-api:[^:]*:[^:]*:)[a-z0-9]+/`)
