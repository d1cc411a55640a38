package psi

import "math"

// The sizes that are usual in the field (Siddiqi, Credit Risk Scorecards, 2006):
// below 0.1 nothing of note has moved, from 0.25 on the population is another one.
const (
	Small = 0.1
	Large = 0.25
)

// Alpha is how often chance alone may lift any of the indices that are looked at
// together above its bound.
const Alpha = 0.01

// A Verdict is what an index says.
type Verdict string

// Verdicts, in the order of how much they ask for.
const (
	Stable  Verdict = "stable"
	TooFew  Verdict = "too few rows" // even a large index could be chance
	Watch   Verdict = "watch"
	Drifted Verdict = "drifted"
)

// Worse is the one of two verdicts that asks for more.
func (v Verdict) Worse(other Verdict) Verdict {
	rank := map[Verdict]int{Stable: 1, TooFew: 2, Watch: 3, Drifted: 4}
	if rank[other] > rank[v] {
		return other
	}
	return v
}

// Judge says what x means where tests indices are looked at together. An index
// must be large and more than chance makes: small samples have a large index by
// chance, and large ones a significant one of no size.
func Judge(x Index, tests int) Verdict {
	bound := x.Chance(tests)
	switch {
	case x.Seen == 0, x.Training == 0:
		return TooFew
	case x.Value >= Large && x.Value > bound:
		return Drifted
	case x.Value >= Small && x.Value > bound:
		return Watch
	case bound > Large:
		return TooFew
	}
	return Stable
}

// Chance is the bound that an index passes by chance with a probability of at
// most Alpha, all tests together (Bonferroni):
//
//	qchisq(1 - Alpha/tests, Bins - 1) (1/Training + 1/Seen)
//
// Where nothing has moved the index is about chi-square with Bins-1 degrees of
// freedom, times the last factor (Yurdakul, Statistical Properties of Population
// Stability Index, 2018).
func (x Index) Chance(tests int) float64 {
	switch {
	case x.Training == 0 || x.Seen == 0:
		return math.Inf(1)
	case x.Bins < 2:
		return 0
	}
	return x.tail(tests) * (1/float64(x.Training) + 1/float64(x.Seen))
}

// PValue is how often chance makes an index at least that large; it is not
// corrected for the number of tests.
func (x Index) PValue() float64 {
	if x.Training == 0 || x.Seen == 0 || x.Bins < 2 {
		return 1
	}
	return upperTail(x.Value/(1/float64(x.Training)+1/float64(x.Seen)), float64(x.Bins-1))
}

// Needed is how many rows must be seen so that an index of size is more than
// chance makes; ok is false where no number is enough, because the training
// data are too few themselves.
func (x Index) Needed(size float64, tests int) (rows int, ok bool) {
	if x.Training == 0 {
		return 0, false
	}
	if x.Bins < 2 {
		return 1, true
	}
	share := size/x.tail(tests) - 1/float64(x.Training)
	if share <= 0 || 1/share > math.MaxInt32 {
		return 0, false
	}
	return int(math.Ceil(1 / share)), true
}

func (x Index) tail(tests int) float64 {
	return quantile(Alpha/float64(max(tests, 1)), float64(x.Bins-1))
}
