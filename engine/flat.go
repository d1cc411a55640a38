package engine

import (
	"math"

	"serverless-poc/engine/link"
)

// A flat is a linear predictor without detours: a step for each column that a
// row can have, with what the coefficients make of each level multiplied out when
// the model is compiled. Its sums are those of [design.columns], product by
// product, so that the bits are the same; it costs as much for many levels as for
// few.
//
// Only a model of one mean has one, whose linear predictor is a sum of columns of
// one predictor each; [Model.predict] does all the others, and every row that a
// flat does not take.
type flat struct {
	width       int // of a row
	link, scale float64
	most        uint64   // the bits of the largest number: positive ones are in the order of their bits, NaN behind them
	numbers     []number // the steps before the first level
	steps       []step   // the others
	inverse     link.Link
	logit       bool // inverse is the commonest of all, which is not worth a detour
}

// A number adds that of a predictor times beta.
type number struct {
	slot int
	beta float64
}

// A step adds a number, or the product of a predictor's level.
type step struct {
	number
	products []float64 // by level; nil: it is a number
}

const signBit = 1 << 63 // of a double

// compileFlat makes the model's flat, if it can have one.
func (m *Model) compileFlat() error {
	d, e := m.designs[0], &m.equations[0]
	if len(m.equations) > 1 || !d.plain || len(d.offsets) > 0 || d.large < 0 || m.source.Rule != nil {
		return nil
	}
	f := &flat{width: len(m.predictors), most: math.Float64bits(d.large), inverse: m.link, logit: m.source.Family.Link.Name == "logit"}
	if d.source.Intercept && e.kept[0] >= 0 {
		f.link += e.beta[0]
		f.scale += math.Abs(e.beta[0])
	}
	checked := make([]bool, f.width)
	for _, t := range e.terms {
		of := t.factors[0]
		if levels := len(m.predictors[of.slot].levels); len(t.factors) > 1 || (of.coding == nil) != (levels == 0) || of.coding != nil && of.coding.levels() != levels {
			return nil
		}
		f.steps = append(f.steps, e.steps(t.first, of)...)
		checked[of.slot] = true
	}
	for slot, p := range m.predictors {
		if !checked[slot] && len(p.levels) > 0 { // a level must be one, in a term or not
			f.steps = append(f.steps, step{number{slot: slot}, make([]float64, len(p.levels))})
		}
	}
	for len(f.steps) > 0 && f.steps[0].products == nil {
		f.numbers, f.steps = append(f.numbers, f.steps[0].number), f.steps[1:]
	}
	m.flat = f
	return nil
}

// steps multiply f, whose columns begin at first, by their coefficients: the k-th
// has the k-th column of each level that is not zero, or 0, which adds nothing.
func (e *equation) steps(first int, f factor) []step {
	if f.coding == nil {
		return []step{{number: number{f.slot, e.beta[first]}}}
	}
	steps := []step{{number{slot: f.slot}, make([]float64, f.coding.levels())}}
	for level := range f.coding.levels() {
		k := 0
		for _, entry := range f.coding.of(level) {
			if e.kept[first+entry.column] < 0 {
				continue
			}
			if k == len(steps) {
				steps = append(steps, step{number{slot: f.slot}, make([]float64, f.coding.levels())})
			}
			steps[k].products[level] = entry.x * e.beta[first+entry.column]
			k++
		}
	}
	return steps
}

// score sets the whole of p; false leaves it as it was, for a row that f does not
// take: one with an NA, with a level that does not exist, or with a number so large
// that R's columns of zeros count. A nil f takes none.
func (f *flat) score(p *Prediction, row Row) bool {
	if f == nil || len(row) != f.width {
		return false
	}
	eta, scale, most := f.link, f.scale, f.most
	for _, n := range f.numbers {
		x := row[n.slot]
		if math.Float64bits(x)&^signBit > most {
			return false
		}
		product := float64(x * n.beta)
		eta += product
		scale += math.Abs(product)
	}
	steps := f.steps
	for i := range steps {
		s := &steps[i]
		x := row[s.slot]
		product := float64(x * s.beta)
		if s.products != nil {
			level := int(x)
			if float64(level) != x || uint(level) >= uint(len(s.products)) {
				return false
			}
			product = s.products[level]
		} else if math.Float64bits(x)&^signBit > most {
			return false
		}
		eta += product
		scale += math.Abs(product)
	}
	if p.Links != nil || p.Values != nil { // of another model
		*p = Prediction{}
	}
	p.Link, p.Scale = eta, scale
	if f.logit {
		p.Response = link.InverseLogit(eta)
	} else {
		p.Response = f.inverse.LinkInv(eta)
	}
	p.SELink, p.SEResponse = math.NaN(), math.NaN()
	return true
}
