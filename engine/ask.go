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
	Level     float64 // of the interval that goes with SE; 0 means 0.95
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

// Answers says whether the model can give what is asked for; the error names
// what it cannot.
func (m *Model) Answers(a Ask) error {
	offer := m.rule.offers()
	switch {
	case a.SE && !m.deviates():
		return ErrNoStandardErrors
	case a.Level != 0 && !(a.Level > 0 && a.Level < 1):
		return fmt.Errorf("a level of %v is not between 0 and 1", a.Level)
	case a.Level != 0 && (m.errors == nil || !m.source.StandardErrors.Interval):
		return errors.New("the model has no interval: R's predict() gives one for lm only; score without a level")
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
	a := Ask{SE: e.SELink != nil || e.SEResponse != nil || e.Interval != nil || e.SEProbs != nil}
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
