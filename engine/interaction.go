package engine

// few is how many factors a term may have before scoring it allocates.
const few = 8

// interaction gives the columns of t that are not zero to s: every way to pick
// one such column from each factor, the first factor varying fastest. A column
// is the product of its factors from left to right (R: addvar and addfactor in
// src/library/stats/src/model.c).
func (t *term) interaction(row Row, s *sum) {
	var buffer [few]int
	pick := buffer[:]
	if len(t.factors) > few {
		pick = make([]int, len(t.factors))
	}
	for _, f := range t.factors {
		if f.coding != nil && len(f.coding.sparse[int(row[f.slot])]) == 0 {
			return
		}
	}
	for more := true; more; more = t.next(row, pick) {
		column, stride, x := t.first, 1, 1.0
		for i, f := range t.factors {
			e := f.entry(row, pick[i])
			column += e.column * stride
			stride *= f.columns()
			x = float64(x * e.x)
		}
		s.add(column, x)
	}
}

// entry is the pick-th column of f that is not zero.
func (f factor) entry(row Row, pick int) entry {
	if f.coding == nil {
		return entry{0, row[f.slot]}
	}
	return f.coding.sparse[int(row[f.slot])][pick]
}

// next moves pick to the next way; false when all are done.
func (t *term) next(row Row, pick []int) bool {
	for i, f := range t.factors {
		pick[i]++
		if f.coding != nil && pick[i] < len(f.coding.sparse[int(row[f.slot])]) {
			return true
		}
		pick[i] = 0
	}
	return false
}

// dense gives every column of t to s, zeros included.
func (t *term) dense(row Row, s *sum) {
	for column := range t.columns {
		rest, x := column, 1.0
		for _, f := range t.factors {
			n := f.columns()
			if f.coding == nil {
				x = float64(x * row[f.slot])
			} else {
				x = float64(x * f.coding.at(int(row[f.slot]), rest%n))
			}
			rest /= n
		}
		s.add(t.first+column, x)
	}
}
