package rexpr

import (
	"math"

	"serverless-poc/schema"
)

// cross is interaction(): the level of the first varies fastest
// (R: base/R/factor.R, lex.order = FALSE).
type cross struct {
	of     []node
	counts []int
}

func (c *compiler) cross(e *schema.Expr, at string, depth int) (value, error) {
	values, err := c.all(e.Cross, at+"/cross", depth)
	if err != nil {
		return value{}, err
	}
	k := &cross{}
	count := 1
	for _, v := range values {
		n := v.count
		switch v.kind {
		case Truth:
			n = 2
		case Level:
		default:
			return value{}, fail(at+"/cross", export, "interaction() takes levels, this is %s", v.kind)
		}
		if count > maxLevels/max(1, n) {
			return value{}, fail(at+"/cross", "fit with fewer levels", "more than %d levels", maxLevels)
		}
		count *= n
		k.of, k.counts = append(k.of, v.node), append(k.counts, n)
	}
	if len(k.of) == 0 {
		return value{}, fail(at+"/cross", export, "interaction() of nothing")
	}
	return value{node: k, kind: Level, count: count}, nil
}

// maxLevels bounds an interaction.
const maxLevels = 1 << 20

func (c *cross) eval(row []float64) float64 {
	place, stride := 0.0, 1.0
	for i, n := range c.of {
		level := n.eval(row)
		if math.IsNaN(level) || level == Unseen {
			return level
		}
		place += float64(level * stride)
		stride *= float64(c.counts[i])
	}
	return place
}
