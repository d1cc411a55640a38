package engine

import (
	"errors"
	"fmt"
	"sort"
	"strconv"

	"serverless-poc/schema"
)

// An Ask is what a caller wants beside link, response, class and probs. What
// the model does not have is left out.
type Ask struct {
	SE        bool
	Interval  bool
	Level     float64 // of the interval; 0 means 0.95, another one asks for it too
	Explain   bool    // what each term adds: see [Model.Explain]
	Times     []Key   // of survival
	Quantiles []Key   // p of quantile
}

// A Key is a number as the caller wrote it; the answer goes under that text.
type Key struct {
	Text   string
	Number float64
}

// NewKey reads a number. The error says what is wrong with it.
func NewKey(text string) (Key, error) {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || !decimal(text) {
		return Key{}, fmt.Errorf("%q is not a number", text)
	}
	return Key{Text: text, Number: f}, nil
}

// interval says whether one is asked for.
func (a Ask) interval() bool { return a.Interval || a.Level != 0 }

// deviates says whether standard errors have to be computed.
func (a Ask) deviates() bool { return a.SE || a.interval() }

// Answers says whether the model can give what is asked for; the error names
// what it cannot.
func (m *Model) Answers(a Ask) error {
	offer := m.rule.offers()
	switch {
	case a.SE && !m.deviates():
		return ErrNoStandardErrors
	case a.Level != 0 && !(a.Level > 0 && a.Level < 1):
		return fmt.Errorf("a level of %v is not between 0 and 1", a.Level)
	case a.interval() && !m.bounded():
		return m.noInterval()
	case a.Explain && m.means == nil:
		return m.noTerms()
	case len(a.Times) > 0 && !offer.survival:
		return errors.New("the model has no survival at a time; score without times")
	case len(a.Quantiles) > 0 && !offer.quantile:
		return errors.New("the model has no quantiles; score without them")
	}
	for _, p := range a.Quantiles {
		if !(p.Number >= 0 && p.Number <= 1) {
			return fmt.Errorf("the quantile %s is not between 0 and 1", p.Text)
		}
	}
	return nil
}

// Asked is what c needs to be answered in full: what R gave.
func Asked(c schema.Case) (Ask, error) {
	e := c.Expect
	if e == nil {
		return Ask{}, nil
	}
	a := Ask{
		SE:       e.SELink != nil || e.SEResponse != nil || e.SEProbs != nil,
		Interval: e.Interval != nil,
		Explain:  e.Terms != nil,
	}
	if c.Level != nil {
		a.Level = float64(*c.Level)
	}
	var err error
	if a.Times, err = keys(e.Survival); err != nil {
		return a, err
	}
	a.Quantiles, err = keys(e.Quantile)
	return a, err
}

func keys(expected map[string]schema.Number) ([]Key, error) {
	var list []Key
	for text := range expected {
		key, err := NewKey(text)
		if err != nil {
			return nil, err
		}
		list = append(list, key)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Number < list[j].Number })
	return list, nil
}
