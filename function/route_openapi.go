package function

import "serverless-poc/schema/openapi"

// openapi is the service in the words of OpenAPI 3.1, made of the artefact.
func (h *Handler) openapi(*request, *outcome) reply { return h.contract() }

func (h *Handler) writeContract() ([]byte, error) {
	s := openapi.Service{Path: h.path, Model: h.model.Source(), Version: h.model.Version, Digest: h.model.Digest}
	return openapi.Write(openapi.V31, s.Info(), s)
}
