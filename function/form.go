package function

import (
	"strconv"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// A form is the answer of a model with one mean, all of it but the numbers: what
// [schema.Append] writes of a [schema.Answer] without options and warnings. What
// there are two of goes by the decision, false first.
type form struct {
	model   *Model
	decides bool
	class   [2]*string // nil: there are none
	head    [2][]byte  // up to the link; without a decision up to the result
	middle  [2][]byte  // from the response to the first of the probs, or to the end
	between []byte     // from the first of the probs to the second; nil: there are none
	first   bool       // the first of them is of success, so that it is the response
	tail    []byte     // to the end
}

func newForm(m *Model) form {
	f := form{model: m, tail: tailOf(m)}
	r := &m.Source().Response
	f.decides = r.Decision != nil
	for at := range f.head {
		f.head[at] = []byte(`{"result":`)
		if f.decides {
			f.head[at] = append(strconv.AppendBool(f.head[at], at == 1), `,"link":`...)
		}
	}
	if f.decides {
		for i := range r.Classes {
			at := one(r.Classes[i] == r.Decision.Positive)
			f.class[at] = &r.Classes[i]
			f.middle[at] = schema.AppendString([]byte(`,"class":`), r.Classes[i])
		}
	}
	if len(r.Classes) == 2 {
		f.addProbs(r.Classes[0], r.Classes[1])
	}
	return f
}

// addProbs adds the probabilities of two classes, in the order of their names.
func (f *form) addProbs(failure, success string) {
	f.first = success < failure
	first, second := failure, success
	if f.first {
		first, second = second, first
	}
	for at := range f.middle {
		f.middle[at] = append(schema.AppendString(append(f.middle[at], `,"probs":{`...), first), ':')
	}
	f.between = keyOf(second)
	f.tail = append([]byte("}"), f.tail...)
}

// tailOf is who answers.
func tailOf(m *Model) []byte {
	tail, _ := schema.Append(nil, m.by()) // of texts, which always have JSON
	tail[0] = ','                         // instead of its opening brace
	return tail
}

// append appends the answer and gives the class that is in it, if any. The
// response is not NA.
func (f *form) append(b []byte, p *engine.Prediction) ([]byte, *string) {
	decision := 0
	if f.decides {
		decision = one(f.model.DecideResponse(p.Response))
		b = append(b, f.head[decision]...)
	} else {
		b = append(b, f.head[0]...)
		b = schema.Number(p.Response).Append(b)
		b = append(b, `,"link":`...)
	}
	b = schema.Number(p.Link).Append(b)
	b = append(b, `,"response":`...)
	from := len(b)
	b = schema.Number(p.Response).Append(b)
	response := b[from:]
	b = append(b, f.middle[decision]...)
	switch {
	case f.between == nil:
	case f.first:
		b = append(append(b, response...), f.between...)
		b = schema.Number(1 - p.Response).Append(b)
	default:
		b = append(schema.Number(1-p.Response).Append(b), f.between...)
		b = append(b, response...)
	}
	return append(b, f.tail...), f.class[decision]
}
