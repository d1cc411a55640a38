package function

import "serverless-poc/schema"

// Health says that the model is served: it has proved itself when the container
// started, or there would be no answer.
type Health struct {
	Status string `json:"status"`
	schema.By
}

func (h *Handler) health(*request, *outcome) reply { return reply{value: Health{"ok", h.model.by()}} }
