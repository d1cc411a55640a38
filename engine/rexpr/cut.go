package rexpr

import (
	"fmt"
	"math"

	"serverless-poc/schema"
)

// cut is R's cut.default (base/R/cut.R, src/main/util.c: do_bincode).
type cut struct {
	of      node
	breaks  []float64
	right   bool
	include bool
}

func (c *compiler) cut(e *schema.Expr, at string, depth int) (value, error) {
	v, err := c.of(e, at, depth)
	if err != nil {
		return value{}, err
	}
	if v.kind != Number {
		return value{}, fail(at+"/of", export, "cut() takes a number, this is %s", v.kind)
	}
	k := cut{of: v.node, right: e.Cut.Right, include: e.Cut.IncludeLowest}
	for i, b := range e.Cut.Breaks {
		f := float64(b)
		if math.IsNaN(f) || i > 0 && !(f > k.breaks[i-1]) {
			return value{}, fail(fmt.Sprintf("%s/cut/breaks/%d", at, i), export, "breaks are numbers that ascend")
		}
		k.breaks = append(k.breaks, f)
	}
	if len(k.breaks) < 2 {
		return value{}, fail(at+"/cut/breaks", export, "%d breaks make no interval", len(k.breaks))
	}
	return value{node: &k, kind: Level, count: len(k.breaks) - 1}, nil
}

func (c *cut) eval(row []float64) float64 {
	x := c.of.eval(row)
	lo, hi := 0, len(c.breaks)-1
	border := c.breaks[hi] // the end that is open
	if c.right {
		border = c.breaks[lo]
	}
	if math.IsNaN(x) || x < c.breaks[lo] || c.breaks[hi] < x || x == border && !c.include {
		return na
	}
	for hi-lo >= 2 {
		if mid := (hi + lo) / 2; x > c.breaks[mid] || !c.right && x == c.breaks[mid] {
			lo = mid
		} else {
			hi = mid
		}
	}
	return float64(lo)
}
