package function

import (
	"strconv"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// A form is the answer of a model with one mean, all of it but the numbers: what
// [schema.Append] writes of a [schema.Answer] without options and warnings.
type form struct {
	model   *Model
	decides bool
	class   [2]*string // by the decision, false first; nil: there are none
	classed [2][]byte  // the class as it stands in the answer
	probs   [2]prob    // in the order of their names
	tail    []byte     // who answers
}

// A prob is one of two classes.
type prob struct {
	key     []byte
	success bool // its probability is the response
}

func newForm(m *Model) form {
	f := form{model: m}
	f.tail, _ = schema.Append([]byte(","), m.by())
	f.tail = append(f.tail[:1], f.tail[2:]...) // without its opening brace
	r := &m.Source().Response
	if d := r.Decision; d != nil {
		f.decides = true
		for i := range r.Classes {
			at := one(r.Classes[i] == d.Positive)
			f.class[at] = &r.Classes[i]
			f.classed[at] = schema.AppendString([]byte(`,"class":`), r.Classes[i])
		}
	}
	if len(r.Classes) == 2 {
		failure, success := 0, 1
		if r.Classes[1] < r.Classes[0] {
			failure, success = 1, 0
		}
		f.probs[failure].key = schema.AppendString(nil, r.Classes[0])
		f.probs[success] = prob{schema.AppendString(nil, r.Classes[1]), true}
	}
	return f
}

// append appends the answer and gives the class that is in it, if any. The
// response is not NA.
func (f *form) append(b []byte, p *engine.Prediction) ([]byte, *string) {
	decision := 0
	b = append(b, `{"result":`...)
	if f.decides {
		positive := f.model.DecideResponse(p.Response)
		decision = one(positive)
		b = strconv.AppendBool(b, positive)
	} else {
		b = schema.Number(p.Response).Append(b)
	}
	b = schema.Number(p.Link).Append(append(b, `,"link":`...))
	b = append(b, `,"response":`...)
	start := len(b)
	b = schema.Number(p.Response).Append(b)
	response := b[start:]
	b = append(b, f.classed[decision]...)
	if f.probs[0].key != nil {
		b = append(f.probs[0].append(append(b, `,"probs":{`...), p, response), ',')
		b = append(f.probs[1].append(b, p, response), '}')
	}
	return append(b, f.tail...), f.class[decision]
}

// append appends one class; response is how the response is written.
func (c *prob) append(b []byte, p *engine.Prediction, response []byte) []byte {
	b = append(append(b, c.key...), ':')
	if c.success {
		return append(b, response...)
	}
	return schema.Number(1 - p.Response).Append(b)
}
