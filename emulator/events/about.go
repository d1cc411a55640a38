package events

import (
	"regexp"
	"strings"

	"serverless-poc/emulator/wire"
)

// about is what names the rule in any operation's input.
type about struct {
	Name, Rule, ResourceARN, EventBusName string
	Tags                                  []tag
	Targets                               []target
	RoleArn                               string
}

// bus is the only one there is.
const bus = "default"

var ruleName = regexp.MustCompile(`^[.\-_A-Za-z0-9]{1,64}$`)

// rule is the name of the rule; "" when the operation is about none.
func (a about) rule() string {
	if _, name, ok := strings.Cut(a.ResourceARN, ":rule/"); ok {
		return strings.TrimPrefix(name, bus+"/")
	}
	return a.Name + a.Rule // an operation has one of them
}

// check refuses a name that no rule can have and a bus that is not there.
func (a about) check(operation string) error {
	switch operation {
	case "ListRules", "ListRuleNamesByTarget":
	default:
		if !ruleName.MatchString(a.rule()) {
			return invalid("1 validation error detected: Value %q at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+", a.rule())
		}
	}
	if a.EventBusName != "" && a.EventBusName != bus && !strings.HasSuffix(a.EventBusName, ":event-bus/"+bus) {
		return wire.Errorf(400, "ResourceNotFoundException", "Event bus %s does not exist.", a.EventBusName)
	}
	return nil
}

func arn(region, name string) string {
	return "arn:aws:events:" + region + ":" + wire.AccountID + ":rule/" + name
}

// permit checks the operation's own permission and those of other services.
// Source: Service Authorization Reference, "Actions, resources, and condition
// keys for Amazon EventBridge".
func (s *Service) permit(r *wire.Request, in about) error {
	resource := "*"
	if name := in.rule(); name != "" {
		resource = arn(r.Region, name)
	}
	condition := map[string][]string{}
	for _, t := range in.Targets {
		condition["events:TargetArn"] = append(condition["events:TargetArn"], t.Arn)
	}
	if err := s.Access.Authorize(r.Caller, "events:"+r.Operation, resource, condition); err != nil {
		return err
	}
	if r.Operation == "PutRule" && len(in.Tags) > 0 {
		if err := s.Access.Authorize(r.Caller, "events:TagResource", resource, nil); err != nil {
			return err
		}
	}
	if in.RoleArn == "" {
		return nil
	}
	return s.Access.Authorize(r.Caller, "iam:PassRole", in.RoleArn, map[string][]string{"iam:PassedToService": {"events.amazonaws.com"}})
}

func invalid(format string, args ...any) error {
	return wire.Errorf(400, "ValidationException", format, args...)
}

func noRule(name string) error {
	return wire.Errorf(400, "ResourceNotFoundException", "Rule %s does not exist on EventBus %s.", name, bus)
}
