package apigateway

import (
	"net/http"
	"net/url"
	"strings"

	"serverless-poc/emulator/wire"
)

// permit checks the caller's permission: the action is the HTTP method, the
// resource the path. Tags are resources of their own: a call that creates with
// tags needs PUT on /tags/ and the collection's ARN with a star, TagResource and
// UntagResource need PATCH on what is tagged besides. Source: Service
// Authorization Reference, "Amazon API Gateway Management"; the refusals in
// mattclay/aws-terminator pull 284 and iann0036/iam-dataset pull 39.
func (s *Service) permit(in *input) error {
	method, path := in.HTTP.Method, in.HTTP.URL.EscapedPath()
	if err := s.authorize(in, method, path); err != nil {
		return err
	}
	switch in.Operation {
	case "TagResource", "UntagResource":
		_, tagged, _ := strings.Cut(in.path["resource_arn"], "::")
		return s.authorize(in, http.MethodPatch, tagged)
	}
	var q struct{ Tags map[string]string }
	if err := decode(in, &q); method != http.MethodPost || in.Operation == "ImportRestApi" || len(q.Tags) == 0 {
		return err
	}
	return s.authorize(in, http.MethodPut, "/tags/"+url.QueryEscape(arn(in.Region, path+"/"))+"*")
}

func (s *Service) authorize(in *input, method, path string) error {
	return s.IAM.Authorize(in.Caller, "apigateway:"+method, arn(in.Region, path), nil)
}

// arn is the ARN of a resource of the control plane.
func arn(region, path string) string { return "arn:aws:apigateway:" + region + "::" + path }

// decode reads a JSON body.
func decode(in *input, v any) error {
	if in.Operation == "ImportRestApi" || in.Operation == "PutRestApi" {
		return nil // the body is the document
	}
	if err := wire.DecodeJSON(in.Request, v); err != nil {
		return invalid("Invalid request input: %v", wire.AsError(err).Message)
	}
	return nil
}
