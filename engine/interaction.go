package engine

// few is how many factors a term may have before scoring it allocates.
const few = 8

// interaction gives the columns of t that are not zero to s: every way to pick
// one such column from each factor, the first factor varying fastest. A column
// is the product of its factors from left to right (R: addvar and addfactor in
// src/library/stats/src/model.c).
func (t *term) interaction(frame []float64, s *sum) {
	var buffer [few]int
	pick := buffer[:]
	if len(t.factors) > few {
		pick = make([]int, len(t.factors))
	}
	for _, f := range t.factors {
		if f.entries(frame) == 0 {
			return
		}
	}
	for more := true; more; more = t.next(frame, pick) {
		column, stride, x := t.first, 1, 1.0
		for i, f := range t.factors {
			e := f.entry(frame, pick[i])
			column += e.column * stride
			stride *= f.columns()
			x = float64(x * e.x)
		}
		s.add(column, x)
	}
}

// entry is the pick-th column of f that is not zero.
func (f factor) entry(frame []float64, pick int) entry {
	if f.coding == nil {
		return entry{pick, frame[f.slot+pick]}
	}
	return f.coding.of(int(frame[f.slot]))[pick]
}

// next moves pick to the next way; false when all are done.
func (t *term) next(frame []float64, pick []int) bool {
	for i, f := range t.factors {
		pick[i]++
		if pick[i] < f.entries(frame) {
			return true
		}
		pick[i] = 0
	}
	return false
}

// entries is how many columns of f are not known to be zero.
func (f factor) entries(frame []float64) int {
	if f.coding == nil {
		return f.numbers
	}
	return len(f.coding.of(int(frame[f.slot])))
}

// dense gives every column of t to s, zeros included.
func (t *term) dense(frame []float64, s *sum) {
	for column := range t.columns {
		rest, x := column, 1.0
		for _, f := range t.factors {
			n := f.columns()
			if f.coding == nil {
				x = float64(x * frame[f.slot+rest%n])
			} else {
				x = float64(x * f.coding.at(int(frame[f.slot]), rest%n))
			}
			rest /= n
		}
		s.add(t.first+column, x)
	}
}
