package families

import (
	"encoding/json"
	"slices"
	"strings"
)

// actionOf is the IAM actions that an operation of the deployer needs where that
// is not the one called like it: to tag what is made is an action of its own
// (AWS: Service Authorization Reference).
var actionOf = map[string][]string{
	"s3:HeadBucket":           {"s3:ListBucket"},
	"s3:HeadObject":           {"s3:GetObject"},
	"s3:ListObjectsV2":        {"s3:ListBucket"},
	"s3:ListObjectVersions":   {"s3:ListBucketVersions"},
	"s3:DeleteObjects":        {"s3:DeleteObjectVersion"}, // each with its version, which may be null
	"s3:GetPublicAccessBlock": {"s3:GetBucketPublicAccessBlock"},
	"s3:PutPublicAccessBlock": {"s3:PutBucketPublicAccessBlock"},
	"s3:GetBucketEncryption":  {"s3:GetEncryptionConfiguration"},
	"s3:PutBucketEncryption":  {"s3:PutEncryptionConfiguration"},

	"iam:CreatePolicy": {"iam:CreatePolicy", "iam:TagPolicy"},
	"iam:CreateRole":   {"iam:CreateRole", "iam:TagRole"},

	"lambda:Invoke":                      {"lambda:InvokeFunction"},
	"lambda:GetFunction":                 {"lambda:GetFunction", "lambda:ListTags"}, // without ListTags the reply has no tags
	"lambda:CreateFunction":              {"lambda:CreateFunction", "lambda:TagResource", "iam:PassRole", "s3:GetObject"},
	"lambda:UpdateFunctionCode":          {"lambda:UpdateFunctionCode", "s3:GetObject"},
	"lambda:UpdateFunctionConfiguration": {"lambda:UpdateFunctionConfiguration", "iam:PassRole"},

	"logs:CreateLogGroup": {"logs:CreateLogGroup", "logs:TagResource"},
	"events:PutRule":      {"events:PutRule", "events:TagResource"},

	"states:CreateStateMachine": {"states:CreateStateMachine", "states:TagResource", "iam:PassRole"},
	"states:UpdateStateMachine": {"states:UpdateStateMachine", "iam:PassRole"},

	"apigateway:TagResource": {"apigateway:PUT", "apigateway:PATCH"},

	"sts:GetCallerIdentity": nil, // needs no permission
}

// methods are API Gateway's actions: the methods of its operations.
var methods = map[string]string{
	"Get": "apigateway:GET", "Create": "apigateway:POST", "Put": "apigateway:PUT",
	"Update": "apigateway:PATCH", "Delete": "apigateway:DELETE",
}

// actions are the IAM actions of a call.
func (c called) actions() []string {
	if actions, ok := actionOf[c.String()]; ok {
		return actions
	}
	for verb, action := range methods {
		if c.service == "apigateway" && strings.HasPrefix(c.operation, verb) {
			return []string{action}
		}
	}
	return []string{c.String()}
}

// A document is a policy document, as far as its actions go.
type document struct {
	Version   string
	Statement []map[string]any
}

// actionsOf are the actions that a statement is about.
func actionsOf(statement map[string]any) []string {
	switch a := statement["Action"].(type) {
	case string:
		return []string{a}
	case []any:
		var list []string
		for _, x := range a {
			list = append(list, x.(string))
		}
		return list
	}
	return nil
}

// allowed are the actions that a policy allows, sorted.
func allowed(policy string) ([]string, error) {
	var d document
	if err := json.Unmarshal([]byte(policy), &d); err != nil {
		return nil, err
	}
	var list []string
	for _, s := range d.Statement {
		if s["Effect"] == "Allow" {
			list = append(list, actionsOf(s)...)
		}
	}
	slices.Sort(list)
	return slices.Compact(list), nil
}

// lacking is a policy that no longer allows an action.
func lacking(policy, action string) (string, error) {
	var d document
	if err := json.Unmarshal([]byte(policy), &d); err != nil {
		return "", err
	}
	d.Statement = slices.DeleteFunc(d.Statement, func(s map[string]any) bool {
		if s["Effect"] != "Allow" {
			return false
		}
		left := slices.DeleteFunc(actionsOf(s), func(a string) bool { return a == action })
		s["Action"] = left
		return len(left) == 0
	})
	text, err := json.Marshal(d)
	return string(text), err
}
