package lambda

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"serverless-poc/emulator/policy"
	"serverless-poc/emulator/wire"
)

// settings is the configurable part of CreateFunction and
// UpdateFunctionConfiguration; nil is "not given".
type settings struct {
	Description, Role, Runtime, Handler *string
	Timeout, MemorySize                 *int
	Architectures                       []string
	Environment                         *environmentJSON
	EphemeralStorage                    *struct{ Size int }
	TracingConfig                       *struct{ Mode string }
	LoggingConfig                       *loggingConfig
	SnapStart                           *struct{ ApplyOn string }
	RevisionId                          string
}

// known are the members a request may hold; another one that is not empty is
// refused by its name rather than ignored.
var known = map[string]bool{"FunctionName": true, "Role": true, "Code": true, "Runtime": true, "Handler": true,
	"Description": true, "Timeout": true, "MemorySize": true, "Publish": true, "Environment": true, "Architectures": true,
	"Tags": true, "PackageType": true, "EphemeralStorage": true, "LoggingConfig": true, "TracingConfig": true,
	"SnapStart": true, "RevisionId": true, "S3Bucket": true, "S3Key": true, "S3ObjectVersion": true, "ZipFile": true,
	"DryRun": true}

// decode reads a request and refuses members that are not implemented.
func decode(in *input, v any) error {
	var members map[string]json.RawMessage
	if err := wire.DecodeJSON(in.Request, &members); err != nil {
		return err
	}
	for name, value := range members {
		switch string(value) {
		case "null", `""`, "[]", "{}", "false", `{"Mode":"PassThrough"}`:
			continue
		}
		if !known[name] {
			return wire.Errorf(501, "NotImplemented", "emulator: lambda %s with %s is not implemented", in.Operation, name)
		}
	}
	return wire.DecodeJSON(in.Request, v)
}

// apply checks the given settings and puts them into c.
func (s *Service) apply(g settings, c *config) error {
	set(&c.Description, g.Description)
	set(&c.Role, g.Role)
	set(&c.Runtime, g.Runtime)
	set(&c.Handler, g.Handler)
	set(&c.Timeout, g.Timeout)
	set(&c.Memory, g.MemorySize)
	if g.Architectures != nil {
		c.Architectures = g.Architectures
	}
	if g.Environment != nil {
		c.Environment = g.Environment.Variables
	}
	if g.EphemeralStorage != nil {
		c.Ephemeral = g.EphemeralStorage.Size
	}
	if g.TracingConfig != nil {
		c.Tracing = g.TracingConfig.Mode
	}
	if g.LoggingConfig != nil {
		c.Logging = g.LoggingConfig.over(c.Logging)
	}
	if g.SnapStart != nil && g.SnapStart.ApplyOn != "None" {
		return invalid("%s is not supported for SnapStart enabled functions.", c.Runtime)
	}
	return s.check(c)
}

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}

// check refuses what Lambda would refuse. Limits: Lambda quotas.
func (s *Service) check(c *config) error {
	switch {
	case c.Runtime != "provided.al2023" && c.Runtime != "provided.al2":
		return invalid("emulator: runtime %q is not implemented; only provided.al2023 and provided.al2 are", c.Runtime)
	case c.Handler == "":
		return invalid("Runtime and Handler are mandatory parameters for functions created with deployment packages.")
	case c.Timeout < 1 || c.Timeout > 900:
		return invalid("Value '%d' at 'timeout' failed to satisfy constraint: it must be from 1 to 900 seconds", c.Timeout)
	case c.Memory < 128 || c.Memory > 10240:
		return invalid("'MemorySize' value failed to satisfy constraint: Member must have value from 128 to 10240, not %d", c.Memory)
	case c.Ephemeral < 512 || c.Ephemeral > 10240:
		return invalid("'EphemeralStorage' Size must be from 512 to 10240 MB, not %d", c.Ephemeral)
	case len(c.Architectures) != 1 || !slices.Contains([]string{"arm64", "x86_64"}, c.Architectures[0]):
		return invalid("Architectures must be [arm64] or [x86_64], not %v", c.Architectures)
	case len(c.Description) > 256:
		return invalid("Description has %d characters; at most 256 are allowed", len(c.Description))
	}
	if err := checkEnvironment(c.Environment); err != nil {
		return err
	}
	if err := c.Logging.check(); err != nil {
		return err
	}
	if err := s.checkRole(c.Role); err != nil {
		return err
	}
	return s.checkTracing(c)
}

var (
	variableName = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9_]+$`)
	reserved     = strings.Fields(`_HANDLER _X_AMZN_TRACE_ID AWS_DEFAULT_REGION AWS_REGION AWS_EXECUTION_ENV
		AWS_LAMBDA_FUNCTION_NAME AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_VERSION
		AWS_LAMBDA_INITIALIZATION_TYPE AWS_LAMBDA_LOG_GROUP_NAME AWS_LAMBDA_LOG_STREAM_NAME AWS_ACCESS_KEY
		AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_LAMBDA_RUNTIME_API LAMBDA_TASK_ROOT LAMBDA_RUNTIME_DIR`)
)

func checkEnvironment(variables map[string]string) error {
	size := 0
	var bad []string
	for k, v := range variables {
		size += len(k) + len(v)
		if slices.Contains(reserved, k) {
			bad = append(bad, k)
		} else if !variableName.MatchString(k) {
			return invalid("environment variable name %q must match [a-zA-Z]([a-zA-Z0-9_])+", k)
		}
	}
	if len(bad) > 0 {
		slices.Sort(bad)
		return invalid("Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: %s", strings.Join(bad, ", "))
	}
	if size > 4096 {
		return invalid("Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit.")
	}
	return nil
}

var roleARN = regexp.MustCompile(`^arn:aws:iam::\d{12}:role/[\w+=,.@/-]+$`)

func (s *Service) checkRole(role string) error {
	if !roleARN.MatchString(role) {
		return wire.Errorf(400, "ValidationException", "1 validation error detected: Value %q at 'role' failed to satisfy constraint: it must be the ARN of a role", role)
	}
	lambda := policy.Principals{"Service": {"lambda.amazonaws.com"}}
	if _, _, ok := s.IAM.Assume(role, lambda, "sts:AssumeRole"); !ok {
		return invalid("The role defined for the function cannot be assumed by Lambda.")
	}
	return nil
}
