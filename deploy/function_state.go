package deploy

import (
	"cmp"
	"encoding/base64"
	"encoding/hex"
	"maps"
	"slices"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// A functionState is what decides how a function answers: code and
// configuration. Two versions with equal states are the same to a caller.
type functionState struct {
	codeSHA, architecture  string // decides with UpdateFunctionCode
	runtime, handler, role string
	memory, timeout        int32
	logFormat              string
	env                    map[string]string
}

// desired is the state that r asks for. CodeSha256 is Lambda's way to write
// the package's digest: base64.
func (d *Deployer) desired(r *Release) functionState {
	return functionState{
		codeSHA: base64SHA(r.Package.SHA256), architecture: r.Package.Architecture,
		runtime: string(types.RuntimeProvidedal2023), handler: "bootstrap", role: d.names.RoleARN(),
		memory: int32(d.stack.Function.Memory), timeout: int32(d.stack.Function.Timeout),
		logFormat: cmp.Or(d.stack.LogFormat, string(types.LogFormatText)), env: r.environment(d.stack),
	}
}

func stateOf(c *types.FunctionConfiguration) functionState {
	s := functionState{
		codeSHA: aws.ToString(c.CodeSha256), architecture: string(types.ArchitectureX8664),
		runtime: string(c.Runtime), handler: aws.ToString(c.Handler), role: aws.ToString(c.Role),
		memory: aws.ToInt32(c.MemorySize), timeout: aws.ToInt32(c.Timeout),
		logFormat: string(types.LogFormatText), env: map[string]string{},
	}
	if len(c.Architectures) > 0 {
		s.architecture = string(c.Architectures[0])
	}
	if c.LoggingConfig != nil {
		s.logFormat = string(c.LoggingConfig.LogFormat)
	}
	if c.Environment != nil {
		s.env = c.Environment.Variables
	}
	return s
}

// codeChanges and configChanges are what UpdateFunctionCode and
// UpdateFunctionConfiguration would have to change.
func (want functionState) codeChanges(have functionState) []Change {
	changes := diff(nil, "code", have.codeSHA, want.codeSHA)
	return diff(changes, "architecture", have.architecture, want.architecture)
}

func (want functionState) configChanges(have functionState) []Change {
	changes := diff(nil, "runtime", have.runtime, want.runtime)
	changes = diff(changes, "handler", have.handler, want.handler)
	changes = diff(changes, "role", have.role, want.role)
	changes = diff(changes, "memory", megabytes(have.memory), megabytes(want.memory))
	changes = diff(changes, "timeout", seconds(have.timeout), seconds(want.timeout))
	changes = diff(changes, "log format", have.logFormat, want.logFormat)
	all := maps.Clone(have.env)
	if all == nil {
		all = map[string]string{}
	}
	maps.Copy(all, want.env)
	for _, key := range slices.Sorted(maps.Keys(all)) {
		changes = diff(changes, key, have.env[key], want.env[key])
	}
	return changes
}

func (want functionState) equal(have functionState) bool {
	return len(want.codeChanges(have)) == 0 && len(want.configChanges(have)) == 0
}

func megabytes(n int32) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(int(n)) + " MB"
}

func seconds(n int32) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(int(n)) + " s"
}

// base64SHA turns a hex digest into Lambda's CodeSha256 and S3's ChecksumSHA256.
func base64SHA(digest string) string {
	sum, err := hex.DecodeString(digest)
	if err != nil {
		return digest
	}
	return base64.StdEncoding.EncodeToString(sum)
}

// logging is the format as Lambda takes it; the log group stays Lambda's own.
func (want functionState) logging() *types.LoggingConfig {
	return &types.LoggingConfig{LogFormat: types.LogFormat(want.logFormat)}
}
