package batch

import (
	"fmt"
	"slices"

	"serverless-poc/engine"
)

// answers score rows into the columns of the output.
type answers interface {
	answer(row engine.Row, values []value) error
}

func newAnswers(m *engine.Model, ask engine.Ask, all []member, columns []column) answers {
	if d, ok := newDirect(m, ask, columns); ok {
		return d
	}
	of := make([]int, len(columns))
	for i, c := range columns {
		of[i] = slices.IndexFunc(all, func(m member) bool { return m.name == c.name })
	}
	return &general{model: m, ask: ask, all: all, of: of}
}

// general takes the columns from what [engine.Model.Answer] says.
type general struct {
	model *engine.Model
	ask   engine.Ask
	all   []member
	of    []int // place of each column in all
}

func (g *general) answer(row engine.Row, values []value) error {
	_, s, err := g.model.Answer(row, g.ask)
	if err != nil {
		return err
	}
	for i, k := range g.of {
		values[i] = g.all[k].of(&s)
	}
	if found := members(&s); len(found) > len(g.all) {
		return fmt.Errorf("the answer has %d members, golden cases have %d; report this", len(found), len(g.all))
	}
	return nil
}

// direct is for models of one mean, whose answer is in the prediction itself, so that
// nothing is allocated. It says what the rule of such models says.
type direct struct {
	model      *engine.Model
	prediction engine.Prediction
	se         bool
	quantities []quantity
	positive   []byte // the classes of the decision
	negative   []byte
}

// A quantity is where a column of a direct answer comes from.
type quantity uint8

const (
	ofLink quantity = iota
	ofResponse
	ofOther // 1 - response
	ofSELink
	ofSEResponse
	ofClass
)

func newDirect(m *engine.Model, ask engine.Ask, columns []column) (*direct, bool) {
	source := m.Source()
	if source.Rule != nil || ask.Explain || ask.Interval || ask.Level != 0 {
		return nil, false
	}
	d := &direct{model: m, se: ask.SE}
	for _, c := range columns {
		q, known := quantityOf(c, source.Response.Classes)
		if !known {
			return nil, false
		}
		d.quantities = append(d.quantities, q)
	}
	if rule := source.Response.Decision; rule != nil {
		d.positive = []byte(rule.Positive)
		for _, class := range source.Response.Classes {
			if class != rule.Positive {
				d.negative = []byte(class)
			}
		}
	}
	return d, true
}

func quantityOf(c column, classes []string) (quantity, bool) {
	switch c.path[0] {
	case "link":
		return ofLink, len(c.path) == 1
	case "response":
		return ofResponse, len(c.path) == 1
	case "se_link":
		return ofSELink, len(c.path) == 1
	case "se_response":
		return ofSEResponse, len(c.path) == 1
	case "class":
		return ofClass, true
	case "probs":
		if len(classes) == 2 && c.path[1] == classes[0] {
			return ofOther, true
		}
		return ofResponse, len(classes) == 2
	}
	return 0, false
}

func (d *direct) answer(row engine.Row, values []value) error {
	if err := d.score(row); err != nil {
		return err
	}
	for i, q := range d.quantities {
		v := &values[i]
		if q == ofClass {
			d.decide(v)
			continue
		}
		v.kind, v.number = number, d.number(q)
	}
	return nil
}

// score makes the prediction of row.
func (d *direct) score(row engine.Row) error {
	if d.se {
		return d.model.ScoreSEInto(&d.prediction, row)
	}
	d.model.ScoreInto(&d.prediction, row)
	return nil
}

// number is q of the prediction.
func (d *direct) number(q quantity) float64 {
	switch p := &d.prediction; q {
	case ofLink:
		return p.Link
	case ofResponse:
		return p.Response
	case ofOther:
		return 1 - p.Response
	case ofSELink:
		return p.SELink
	default:
		return p.SEResponse
	}
}

// decide makes the class; an NA has none.
func (d *direct) decide(v *value) {
	result, ok := d.model.Decide(d.prediction)
	switch {
	case !ok:
		*v = value{}
	case result:
		v.kind, v.text = text, d.positive
	default:
		v.kind, v.text = text, d.negative
	}
}
