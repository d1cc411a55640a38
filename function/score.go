package function

import (
	"encoding/json"
	"net/http"

	"serverless-poc/schema"
)

// score answers one row or many. What is wrong with the options is wrong with
// the whole call.
func (h *Handler) score(a *ask, o *outcome) reply {
	if a.problems == nil {
		a.problems = h.model.unanswerable(&a.options)
	}
	if a.many {
		return h.scoreMany(a, o)
	}
	answer, f := h.scoreOne(a.row, a, o)
	if f != nil {
		return failed(f)
	}
	return reply{value: &schema.Answer{RowAnswer: *answer, By: h.model.by()}}
}

func (h *Handler) scoreMany(a *ask, o *outcome) reply {
	switch {
	case len(a.rows) > schema.MostRows:
		return failed(refusal(http.StatusRequestEntityTooLarge, "%d rows are more than the %d of one call; send them in several", len(a.rows), schema.MostRows))
	case a.problems != nil:
		return failed(refuseRow(a.problems))
	}
	all := &schema.Answers{By: h.model.by(), Rows: make([]any, len(a.rows))}
	for i, raw := range a.rows {
		answer, f := h.scoreRaw(raw, a, o)
		if f != nil {
			all.Rows[i] = schema.RowRefusal{Error: schema.RowFailure{Message: f.message, Errors: f.errors}}
			all.Refused++
			continue
		}
		all.Rows[i] = answer
		all.Scored++
	}
	return reply{value: all}
}

// scoreRaw answers one of many rows.
func (h *Handler) scoreRaw(raw json.RawMessage, a *ask, o *outcome) (*schema.RowAnswer, *failure) {
	read := object
	if a.unchecked {
		read = members
	}
	list, err := read(raw, "the row")
	if err != nil {
		f := h.model.noRow(err)
		o.refused = append(o.refused, f)
		return nil, f
	}
	return h.scoreOne(rowOf(list), a, o)
}

// scoreOne gives the answer or the failure of a row, and notes either.
func (h *Handler) scoreOne(in input, a *ask, o *outcome) (*schema.RowAnswer, *failure) {
	row, f := h.model.bind(in, a.problems)
	if f != nil {
		o.refused = append(o.refused, f)
		return nil, f
	}
	p, said, err := h.model.Answer(row, a.options.Ask)
	if err != nil { // the options have been looked at
		return nil, broken(err)
	}
	answer := h.model.answer(p, said, &a.options)
	answer.Ignored = h.model.Ignored(in.fields)
	answer.Warnings = h.model.warnings(row, in.fields)
	s := scored{row: row, response: p.Response, class: said.Class}
	if h.logValues {
		s.fields = in.fields
	}
	o.scored = append(o.scored, s)
	return answer, nil
}
