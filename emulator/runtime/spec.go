package runtime

import (
	"fmt"
	"time"
)

// Spec is what a container needs to know of a function version.
type Spec struct {
	Key      string // containers are shared between calls with the same key
	Function string // name
	Version  string // "$LATEST" or a number
	Task     string // folder of the unpacked package, holds bootstrap
	Handler  string
	Memory   int // MB
	Timeout  time.Duration
	Env      map[string]string // the function's own variables
	Region   string
	Endpoint string // AWS_ENDPOINT_URL for the program
	Group    string // log group
	Log      Log
	Level    string // of the program's own lines, told to it; "" when the format is text
	Unfit    string // why bootstrap cannot run there, in the kernel's words; "" when it can

	// Credentials makes the role's temporary credentials for a new container;
	// Release is told when the container has ended.
	Credentials func(container string) Credentials
	Release     func(Credentials)
}

// stream names a container's log stream. In a group that is not the function's
// own the name tells the function.
func (s Spec) stream(id string) string {
	prefix := ""
	if s.Group != "/aws/lambda/"+s.Function {
		prefix = s.Function
	}
	return fmt.Sprintf("%s%s[%s]%s", time.Now().UTC().Format("2006/01/02/"), prefix, s.Version, id)
}

// Credentials are the role's, for one container.
type Credentials struct{ AccessKey, SecretKey, Token string }

// Event is one invocation.
type Event struct {
	RequestID string
	ARN       string // the function's ARN as it was invoked, with its qualifier
	Payload   []byte
	Context   string // client context, JSON on one line; may be ""
}

// Result is how an invocation ended.
type Result struct {
	Payload []byte
	Error   string // "" for success, else the value of X-Amz-Function-Error
	Stream  string // log stream of the container
	Lines   []Line // what was logged, oldest first
}

// Line is one log event.
type Line struct {
	Time time.Time
	Text string

	Platform bool // it is Lambda's own, not the program's
}

// failure is the JSON document that stands for a failed invocation.
type failure struct {
	Type    string `json:"errorType"`
	Message string `json:"errorMessage"`
}
