package lambda

import (
	"strings"

	"serverless-poc/emulator/wire"
)

// permit checks what the caller needs for an operation besides its own name:
// to tag on creation, to pass a role to Lambda, and to read the code in S3.
// Source: Service Authorization Reference, "Actions, resources, and condition
// keys for AWS Lambda", dependent actions.
func (s *Service) permit(in *input, o *operation) error {
	var q struct {
		FunctionName, Role string
		Tags               map[string]string
		codeSource
		Code codeSource
	}
	resource := in.resource()
	switch o.name {
	case "CreateFunction":
		if err := wire.DecodeJSON(in.Request, &q); err != nil {
			return err
		}
		if name, _, ok := parseFunction(q.FunctionName); ok {
			resource = arn(in.Region, name, "")
		}
		q.codeSource = q.Code
	case "UpdateFunctionCode", "UpdateFunctionConfiguration":
		if err := wire.DecodeJSON(in.Request, &q); err != nil {
			return err
		}
	}
	if err := s.IAM.Authorize(in.Caller, permission(o.name), resource, nil); err != nil {
		return err
	}
	if len(q.Tags) > 0 {
		if err := s.IAM.Authorize(in.Caller, "lambda:TagResource", resource, nil); err != nil {
			return err
		}
	}
	return s.permitOthers(in, q.Role, q.codeSource)
}

// permitOthers checks the permissions that belong to other services.
func (s *Service) permitOthers(in *input, role string, code codeSource) error {
	if role != "" {
		condition := map[string][]string{"iam:PassedToService": {"lambda.amazonaws.com"}}
		if err := s.IAM.Authorize(in.Caller, "iam:PassRole", role, condition); err != nil {
			return denied(err)
		}
	}
	if code.S3Bucket != "" {
		object := "arn:aws:s3:::" + code.S3Bucket + "/" + code.S3Key
		if err := s.IAM.Authorize(in.Caller, "s3:GetObject", object, nil); err != nil {
			return denied(err)
		}
	}
	return nil
}

// denied gives another service's refusal Lambda's code.
func denied(err error) error {
	e := *wire.AsError(err)
	e.Code = "AccessDeniedException"
	return &e
}

// permission is the IAM action of an operation.
func permission(operation string) string {
	return "lambda:" + strings.Replace(operation, "Invoke", "InvokeFunction", 1)
}
