package states

import (
	"regexp"
	"strings"

	"serverless-poc/emulator/wire"
)

// about is what any operation's input may have.
type about struct {
	Name, Definition, RoleARN, Type string
	StateMachineARN, ExecutionARN   string
	MapRunARN, ResourceARN          string
	Input, Error, Cause             string
	Tags                            []tag
	TagKeys                         []string
}

// names are those of state machines and executions; AWS takes more than these.
var names = regexp.MustCompile(`^[0-9A-Za-z_-]{1,80}$`)

func arn(region, kind, name string) string {
	return "arn:aws:states:" + region + ":" + wire.AccountID + ":" + kind + ":" + name
}

// resource is the ARN that the operation is about; "*" when it is about none.
func (a about) resource(r *wire.Request) string {
	switch r.Operation {
	case "CreateStateMachine":
		return arn(r.Region, "stateMachine", a.Name)
	case "ListStateMachines":
		return "*"
	}
	return a.StateMachineARN + a.ExecutionARN + a.MapRunARN + a.ResourceARN // an operation has one of them
}

// permit checks the operation's own permission and those it depends on. Source:
// Service Authorization Reference, "Actions, resources, and condition keys for
// AWS Step Functions".
func (s *Service) permit(r *wire.Request, in about) error {
	resource := in.resource(r)
	if resource != "*" && !strings.HasPrefix(resource, "arn:") {
		return wire.Errorf(400, "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: %s'", resource)
	}
	if err := s.IAM.Authorize(r.Caller, "states:"+r.Operation, resource, nil); err != nil {
		return err
	}
	if r.Operation == "CreateStateMachine" && len(in.Tags) > 0 {
		if err := s.IAM.Authorize(r.Caller, "states:TagResource", resource, nil); err != nil {
			return err
		}
	}
	if in.RoleARN == "" {
		return nil
	}
	return s.IAM.Authorize(r.Caller, "iam:PassRole", in.RoleARN, map[string][]string{"iam:PassedToService": {"states.amazonaws.com"}})
}

func noMachine(arn string) error {
	return wire.Errorf(400, "StateMachineDoesNotExist", "State Machine Does Not Exist: '%s'", arn)
}
