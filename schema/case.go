package schema

import (
	"maps"
	"slices"
)

// A Case is one golden case: a row and what R's own predict() said of it.
// Exactly one of Expect and Reject is set.
type Case struct {
	Name   string           `json:"name"`
	Input  map[string]Value `json:"input"`
	Level  *Number          `json:"level,omitempty"` // of Expect.Interval; 0.95 where absent
	Expect *Scored          `json:"expect,omitempty"`
	Reject *Reject          `json:"reject,omitempty"`
}

// Served is c as the function that serves the model answers it: nothing is
// asked for, and a row with a null in it, for which R predicts NA, is refused
// because of the first such field.
func (c Case) Served() Case {
	for _, field := range slices.Sorted(maps.Keys(c.Input)) {
		if c.Input[field].Kind() == KindNA && c.Reject == nil {
			c.Expect, c.Reject = nil, &Reject{Field: field, Message: "NA"}
		}
	}
	if c.Expect != nil {
		unasked := c.Expect.Unasked()
		c.Expect = &unasked
	}
	return c
}

// A Reject is a row that must be refused because of Field. Message is R's own
// error, for people.
type Reject struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

// A Tolerance bounds the distance from R's number r to ours:
//
//	link:      |d| <= max(Link*|r|, LinkScale * sum |x_j b_j|)
//	response:  |d| <= Response*|r|
//	se:        |d| <= SE*|r|
//
// Equal infinities and NA against NA are equal; nothing else non-finite is.
type Tolerance struct {
	Link      Number `json:"link"`
	LinkScale Number `json:"link_scale"`
	Response  Number `json:"response"`
	SE        Number `json:"se"`
}
