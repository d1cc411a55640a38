package deploy

import (
	"reflect"
	"strings"
)

// resourceFields say what a call is about, by the names that inputs give it,
// the most telling first. {X} is the value of field X, "" unless it has one.
var resourceFields = []struct{ field, text string }{
	{"FunctionName", "function {FunctionName}:{Qualifier}{Name}"},
	{"Bucket", "s3://{Bucket}/{Key}"},
	{"PolicyArn", "policy {PolicyArn} role {RoleName}"},
	{"RoleName", "role {RoleName}"},
	{"StateMachineArn", "{StateMachineArn} {Name}"},
	{"ExecutionArn", "{ExecutionArn}"},
	{"MapRunArn", "{MapRunArn}"},
	{"PolicyName", "policy {PolicyName}"},
	{"RestApiId", "API {RestApiId} stage {StageName} deployment {DeploymentId}"},
	{"UsagePlanId", "usage plan {UsagePlanId} key {KeyId}"},
	{"ApiKey", "API key {ApiKey}"},
	{"LogGroupName", "log group {LogGroupName}"},
	{"LogGroupNamePrefix", "log group {LogGroupNamePrefix}"},
	{"Rule", "rule {Rule}"},
	{"RoleArn", "role {RoleArn}"},
	{"ResourceArn", "{ResourceArn}"},
	{"ResourceARN", "{ResourceARN}"},
	{"Resource", "{Resource}"},
	{"Name", "{Name}"},
}

// resourceOf names what an input is about, "" when it names nothing.
func resourceOf(input any) string {
	v := reflect.Indirect(reflect.ValueOf(input))
	if v.Kind() != reflect.Struct {
		return ""
	}
	for _, r := range resourceFields {
		if textField(v, r.field) != "" {
			return fill(r.text, v)
		}
	}
	return ""
}

// fill writes the values in; words whose field is empty go with it.
func fill(text string, v reflect.Value) string {
	var parts []string
	words := strings.Fields(text)
	for i := 0; i < len(words); i++ {
		part := words[i]
		if !strings.Contains(part, "{") {
			i++
			value := values(words[i], v)
			if value == "" {
				continue
			}
			part += " " + value
		} else {
			part = values(part, v)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " ")
}

// values replaces each {X}, and takes away the mark before or after an empty one.
func values(word string, v reflect.Value) string {
	for {
		before, rest, ok := strings.Cut(word, "{")
		if !ok {
			return strings.TrimRight(word, ":/")
		}
		name, after, _ := strings.Cut(rest, "}")
		word = before + textField(v, name) + after
	}
}

// textField is a field of text, "" when there is none.
func textField(v reflect.Value, name string) string {
	f := reflect.Indirect(v.FieldByName(name))
	if f.Kind() != reflect.String {
		return ""
	}
	return f.String()
}
