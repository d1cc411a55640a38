package rexpr

import (
	"fmt"
	"math"
	"strconv"

	"serverless-poc/schema"
)

// recode is what factor() does with values: a level for each that is listed
// (R: base/R/factor.R).
type recode struct {
	of      node
	byPlace []float64           // of an operand with levels, or a truth
	byText  map[float64]float64 // of a number, rounded to 15 digits as as.character() does
	other   float64
}

func (c *compiler) recode(e *schema.Expr, at string, depth int) (value, error) {
	v, err := c.of(e, at, depth)
	if err != nil {
		return value{}, err
	}
	r := e.Recode
	if len(r.From) != len(r.To) {
		return value{}, fail(at+"/recode/to", export, "%d levels for %d values", len(r.To), len(r.From))
	}
	k := &recode{of: v.node, other: na}
	if v.kind == Number {
		k.byText = map[float64]float64{}
	}
	if r.Reject {
		k.other, c.rejects = Unseen, true
	}
	count := 0
	for i, from := range r.From {
		to := r.To[i]
		if to < 0 || to >= maxLevels {
			return value{}, fail(fmt.Sprintf("%s/recode/to/%d", at, i), export, "%d is no place of a level", to)
		}
		count = max(count, to+1)
		if problem := k.add(v, from, float64(to)); problem != "" {
			return value{}, fail(fmt.Sprintf("%s/recode/from/%d", at, i), export, "%s", problem)
		}
	}
	return value{node: k, kind: Level, count: count}, nil
}

// add maps one value to a place.
func (k *recode) add(of value, from schema.Value, to float64) (problem string) {
	switch of.kind {
	case Number:
		if from.Kind() != schema.KindNumber {
			return from.String() + " is not a number"
		}
		x := fifteen(from.Float())
		if _, twice := k.byText[x]; twice {
			return from.String() + " is there twice"
		}
		k.byText[x] = to
		return ""
	case Truth:
		if from.Kind() != schema.KindBool {
			return from.String() + " is neither true nor false"
		}
		return k.place(int(truth(from.Truth())), 2, to, from)
	}
	at := -1
	if of.names != nil && from.Kind() == schema.KindString {
		at = of.names.place(from.Text())
	}
	if at < 0 {
		return from.String() + " is not a level of a predictor"
	}
	return k.place(at, of.count, to, from)
}

func (k *recode) place(at, n int, to float64, from schema.Value) (problem string) {
	for len(k.byPlace) < n {
		k.byPlace = append(k.byPlace, k.other)
	}
	if k.byPlace[at] >= 0 {
		return from.String() + " is there twice"
	}
	k.byPlace[at] = to
	return ""
}

func (k *recode) eval(row []float64) float64 {
	x := k.of.eval(row)
	switch {
	case math.IsNaN(x) || x == Unseen && k.byText == nil:
		return x
	case k.byText != nil:
		if place, ok := k.byText[fifteen(x)]; ok {
			return place
		}
		return k.other
	case int(x) < len(k.byPlace):
		return k.byPlace[int(x)]
	}
	return k.other
}

// fifteen is x with the 15 significant digits that as.character() shows, by
// which factor() matches numbers.
func fifteen(x float64) float64 {
	if x == math.Trunc(x) && math.Abs(x) < 1e15 {
		return x + 0 // no -0
	}
	var buffer [32]byte
	f, err := strconv.ParseFloat(string(strconv.AppendFloat(buffer[:0], x, 'e', 14, 64)), 64)
	if err != nil {
		return x
	}
	return f
}
