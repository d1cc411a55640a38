package engine

import (
	"fmt"

	"serverless-poc/schema"
)

// A tensor is every product of one column of each margin, the last one's
// varying fastest, or those of them that pick says (R: tensor.prod.model.matrix
// in mgcv/R/smooth.r).
type tensor struct {
	margins []*smooth
	pick    []int
	all     int // products
	wide    int // columns of all margins together
	most    int // work of a margin
}

func (m *Model) compileTensor(at string, s *schema.Tensor, nested bool) (rawBasis, error) {
	if nested || len(s.Margins) == 0 {
		return nil, refuse(at, export, "a tensor product has margins, none of which is one itself")
	}
	t := tensor{pick: s.Pick, all: 1}
	for i := range s.Margins {
		at := fmt.Sprintf("%s/margins/%d", at, i)
		margin, err := m.compileSmooth(at, &s.Margins[i], true)
		if err != nil {
			return nil, err
		}
		if t.all > maxColumns/margin.columns() {
			return nil, refuse(at, "fit a smaller model", "the tensor product has more than %d columns", maxColumns)
		}
		t.all *= margin.columns()
		t.wide += margin.columns()
		t.most = max(t.most, margin.work())
		t.margins = append(t.margins, margin)
	}
	return t, within(at+"/pick", t.pick, t.all)
}

func (t tensor) columns() int {
	if t.pick != nil {
		return len(t.pick)
	}
	return t.all
}

func (t tensor) work() int { return t.wide + t.most }

func (t tensor) eval(row Row, out, work []float64) {
	x, rest := work[:t.wide], work[t.wide:]
	first := 0
	for _, m := range t.margins {
		m.eval(row, x[first:first+m.columns()], rest)
		first += m.columns()
	}
	for i := range out {
		place := i
		if t.pick != nil {
			place = t.pick[i]
		}
		out[i] = t.product(x, place)
	}
}

// product is the product at a place. te() multiplies from the last margin to the
// first, t2(), whose columns are picked, from the first to the last (R:
// mgcv_tensor_mm in mgcv/src/tprs.c, t2.model.matrix in mgcv/R/smooth.r).
func (t tensor) product(x []float64, place int) float64 {
	p, end, stride := 1.0, len(x), t.all
	if t.pick == nil {
		for i := len(t.margins) - 1; i >= 0; i-- {
			n := t.margins[i].columns()
			p *= x[end-n+place%n]
			place /= n
			end -= n
		}
		return p
	}
	first := 0
	for _, m := range t.margins {
		stride /= m.columns()
		p *= x[first+place/stride%m.columns()]
		first += m.columns()
	}
	return p
}
