package lambda

import (
	"regexp"
	"strings"

	"serverless-poc/emulator/wire"
)

// input is a call with what its path says.
type input struct {
	*wire.Request
	path      map[string]string
	function  string // name of the function, "" when the call is about none
	qualifier string // version, alias or $LATEST; "" when the call names none
}

var functionName = regexp.MustCompile(`^[a-zA-Z0-9_-]{1,64}$`)

const latest = "$LATEST"

// locate reads which function the call is about: a name, a name with a
// qualifier, a partial ARN or an ARN; and the Qualifier parameter.
func (in *input) locate() error {
	text := in.path["FunctionName"]
	if text == "" {
		text = in.path["Resource"]
	}
	if text == "" {
		return nil
	}
	name, qualifier, ok := parseFunction(text)
	if !ok {
		return wire.Errorf(400, "ValidationException", "1 validation error detected: Value %q at 'functionName' failed to satisfy constraint: it must be a function's name, ARN or partial ARN", text)
	}
	if q := in.HTTP.URL.Query().Get("Qualifier"); q != "" {
		if qualifier != "" && qualifier != q {
			return wire.Errorf(400, "InvalidParameterValueException", "The derived qualifier from the function name does not match the specified qualifier.")
		}
		qualifier = q
	}
	in.function, in.qualifier = name, qualifier
	return nil
}

// parseFunction reads NAME[:Q], ACCOUNT:function:NAME[:Q] and the full ARN.
func parseFunction(text string) (name, qualifier string, ok bool) {
	parts := strings.Split(text, ":")
	for i, p := range parts {
		if p == "function" {
			parts = parts[i+1:]
			break
		}
	}
	if len(parts) > 2 || !functionName.MatchString(parts[0]) {
		return "", "", false
	}
	if len(parts) == 2 {
		qualifier = parts[1]
	}
	return parts[0], qualifier, true
}

// resource is the ARN the call is authorized on.
func (in *input) resource() string {
	if in.function == "" {
		return "*"
	}
	return arn(in.Region, in.function, in.qualifier)
}

func arn(region, name, qualifier string) string {
	a := "arn:aws:lambda:" + region + ":" + wire.AccountID + ":function:" + name
	if qualifier != "" {
		a += ":" + qualifier
	}
	return a
}

func notFound(region, name, qualifier string) error {
	return wire.Errorf(404, "ResourceNotFoundException", "Function not found: %s", arn(region, name, qualifier))
}

func invalid(format string, args ...any) error {
	return wire.Errorf(400, "InvalidParameterValueException", format, args...)
}

func conflict(format string, args ...any) error {
	return wire.Errorf(409, "ResourceConflictException", format, args...)
}

func precondition(current, given string) error {
	if given == "" || given == current {
		return nil
	}
	return wire.Errorf(412, "PreconditionFailedException", "The RevisionId provided does not match the latest RevisionId. Call the GetFunction/GetAlias API to retrieve the latest RevisionId")
}
