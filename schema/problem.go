package schema

// A Problem is one thing wrong with one field of a row.
type Problem struct {
	Field   string `json:"field"`
	Value   Value  `json:"value"`
	Allowed string `json:"allowed"` // what would be accepted, in words
	Message string `json:"message"` // the whole sentence
}

// Problems are all that is wrong with a row. It is an error.
type Problems []Problem

func (p Problems) Error() string {
	text := ""
	for i := range p {
		if i > 0 {
			text += "; "
		}
		text += p[i].Message
	}
	return text
}
