package lambda

import (
	"serverless-poc/emulator/policy"
	"serverless-poc/emulator/wire"
)

// checkTracing refuses active tracing for a role that may not write traces, or
// may not yet: its policy was attached a moment ago.
func (s *Service) checkTracing(c *config) error {
	if c.Tracing != "Active" {
		return nil
	}
	name, id, _ := s.IAM.Assume(c.Role, lambdaPrincipal, "sts:AssumeRole")
	session := wire.Caller{Role: name, RoleID: id, Session: "lambda"}
	if s.IAM.Decide(session, "xray:PutTraceSegments", "*", nil) != policy.Allow {
		return invalid("The provided execution role does not have permissions to call PutTraceSegments on XRAY")
	}
	return nil
}
