package function

import (
	"strings"

	"serverless-poc/schema/openapi"
)

// openapi is the service in the words of OpenAPI 3.1, made of the artefact. Its
// paths begin where the document's own address does, or one level higher.
func (h *Handler) openapi(q *request, _ *outcome) reply {
	if strings.HasSuffix(q.path, h.path+"/openapi.json") {
		return h.contractBelow()
	}
	return h.contract()
}

func (h *Handler) writeContract(server string) func() ([]byte, error) {
	return func() ([]byte, error) {
		s := openapi.Service{
			Path: h.path, Model: h.model.Source(), Version: h.model.Version, Digest: h.model.Digest,
			Options: h.model.offers(), Server: server,
		}
		return openapi.Write(openapi.V31, s.Info(), s)
	}
}
