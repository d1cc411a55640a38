package function

import (
	"errors"
	"net/http"
	"strings"

	"serverless-poc/schema"
)

// scoreHTTP answers rows: one in the query string, or one or many in the body.
func (h *Handler) scoreHTTP(q *request, o *outcome) reply {
	if q.method != http.MethodPost {
		a := h.model.askOfQuery(q.query)
		return h.score(&a, o)
	}
	for name := range q.query {
		if strings.HasPrefix(name, schema.OptionPrefix) {
			return failed(refusal(http.StatusBadRequest, "%s is in the query string of a POST; put it into the body, under options", clip(name)))
		}
	}
	a, err := bodyOf(q)
	if err != nil {
		return failed(h.model.noRow(err))
	}
	return h.score(&a, o)
}

func bodyOf(q *request) (ask, error) {
	if q.body == nil {
		return ask{}, errors.New("the body is empty")
	}
	list, err := members(q.body, "the body")
	if err != nil {
		return ask{}, err
	}
	return askOf(list)
}
