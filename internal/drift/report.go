package drift

import (
	"serverless-poc/internal/psi"
	"serverless-poc/schema"
)

// A Report is what there is to say of a model's rows since it was fitted.
type Report struct {
	Rows, Refused, Lines int
	Items                []Item
	Verdict              psi.Verdict
	Needed               int  // rows that show a large index, at least; 0: there are enough
	Hopeless             bool // no number of rows is enough: the training data are too few
}

// Compare holds what was seen against a model's training summaries.
func Compare(m *schema.Model, seen *Seen) (*Report, error) {
	r := &Report{Rows: seen.Rows, Refused: seen.Refused, Lines: seen.Lines, Verdict: psi.Stable}
	for i := range m.Predictors {
		r.Items = append(r.Items, itemOf(&m.Predictors[i], seen))
	}
	for _, x := range []*Item{responseOf(&m.Response, seen), classesOf(&m.Response, seen)} {
		if x != nil {
			r.Items = append(r.Items, *x)
		}
	}
	tests := r.compared()
	for i := range r.Items {
		if err := r.judge(&r.Items[i], tests); err != nil {
			return nil, err
		}
	}
	if tests == 0 {
		r.Verdict = psi.TooFew
	}
	return r, nil
}

// compared counts the items that are not skipped.
func (r *Report) compared() int {
	n := 0
	for _, x := range r.Items {
		if x.Skipped == "" {
			n++
		}
	}
	return n
}

func (r *Report) judge(x *Item, tests int) (err error) {
	if x.Skipped != "" {
		return nil
	}
	if x.Index, err = psi.Compare(x.Training, x.Seen); err != nil {
		return err
	}
	x.Chance, x.Verdict = x.Index.Chance(tests), psi.Judge(x.Index, tests)
	r.Verdict = r.Verdict.Worse(x.Verdict)
	if x.Verdict == psi.TooFew {
		n, ok := x.Index.Needed(psi.Large, tests)
		r.Needed, r.Hopeless = max(r.Needed, n), r.Hopeless || !ok
	}
	return nil
}
