package converter

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// drawnRows is how many rows are drawn from the training summaries of each model.
const drawnRows = 100

// goldenInputs are the inputs of the golden cases of both models.
func goldenInputs(old, new *Converted) []Input {
	var list []Input
	for _, c := range []*Converted{old, new} {
		for _, k := range c.Artefact.Cases {
			list = append(list, Input{From: fmt.Sprintf("golden case %q", k.Name), Row: k.Input})
		}
	}
	return list
}

// drawnInputs are rows made of the training summaries: each predictor by
// itself, its numbers at equally spaced shares of the training rows and its
// levels by how often they were there, in an order that is shuffled, the same
// every time. Half of them follow the old model's summaries, half the new one's.
func drawnInputs(old, new *Converted) []Input {
	return append(draw(old, new, "old"), draw(new, old, "new")...)
}

// draw draws from the first model's summaries, and from the second one's what
// the first does not know.
func draw(first, second *Converted, which string) []Input {
	predictors := slices.Clone(first.Artefact.Predictors)
	for _, p := range second.Artefact.Predictors {
		if !slices.ContainsFunc(predictors, func(q schema.Predictor) bool { return q.Name == p.Name }) {
			predictors = append(predictors, p)
		}
	}
	list := make([]Input, drawnRows)
	for i := range list {
		list[i] = Input{From: fmt.Sprintf("row %d drawn from the %s training summary", i+1, which), Row: map[string]schema.Value{}}
	}
	dice := rand.NewPCG(1, 2) // fixed: equal artefacts have equal rows
	for _, p := range predictors {
		for i, at := range shuffled(drawnRows, dice) {
			if v, ok := atShare(p, (float64(at)+0.5)/drawnRows); ok {
				list[i].Row[p.Name] = v
			}
		}
	}
	return list
}

// shuffled is 0 to n-1 in some order (Fisher and Yates).
func shuffled(n int, dice *rand.PCG) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for i := n - 1; i > 0; i-- {
		j := int(dice.Uint64() % uint64(i+1))
		order[i], order[j] = order[j], order[i]
	}
	return order
}

// atShare is the value of a predictor below which that share of the training
// rows lies; false where the artefact does not say.
func atShare(p schema.Predictor, share float64) (schema.Value, bool) {
	switch p.Type {
	case schema.Numeric:
		x, ok := quantile(p.Range, share)
		return schema.Num(x), ok
	case schema.Date:
		x, ok := quantile(p.Range, share)
		return schema.Str(schema.Day(schema.Number(math.Round(x)))), ok
	case schema.Logical:
		return schema.Bool(levelAt([]string{"FALSE", "TRUE"}, p.Counts, share) == "TRUE"), true
	}
	return schema.Str(levelAt(p.Levels, p.Counts, share)), len(p.Levels) > 0
}

// quantile goes straight between the quantiles that the artefact has. Of whole
// numbers it is a whole number, else one of four digits, within the range.
func quantile(r *schema.Range, share float64) (float64, bool) {
	if r == nil || len(r.Quantiles) == 0 || len(r.Quantiles) != len(r.Probs) {
		return 0, false
	}
	last := len(r.Probs) - 1
	x := float64(r.Quantiles[last])
	for i := range last {
		from, to := float64(r.Probs[i]), float64(r.Probs[i+1])
		if share <= to && to > from {
			low, high := float64(r.Quantiles[i]), float64(r.Quantiles[i+1])
			x = low + max(0, share-from)/(to-from)*(high-low)
			break
		}
	}
	if whole(r) {
		x = math.Round(x)
	} else if short, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 4, 64), 64); err == nil {
		x = short
	}
	return min(max(x, float64(r.Min)), float64(r.Max)), !math.IsNaN(x)
}

// whole says that the ends and the quartiles are whole numbers.
func whole(r *schema.Range) bool {
	for i, q := range r.Quantiles {
		if quarters := 4 * r.Probs[i]; quarters == trunc(quarters) && q != trunc(q) {
			return false
		}
	}
	return true
}

func trunc(x schema.Number) schema.Number { return schema.Number(math.Trunc(float64(x))) }

// levelAt is the level in which that share of the training rows ends.
func levelAt(levels []string, counts []int, share float64) string {
	if len(levels) == 0 {
		return ""
	}
	total := 0
	for _, n := range counts {
		total += n
	}
	if total == 0 || len(counts) != len(levels) {
		return levels[min(int(share*float64(len(levels))), len(levels)-1)]
	}
	sum := 0
	for i, n := range counts {
		if sum += n; float64(sum) >= share*float64(total) {
			return levels[i]
		}
	}
	return levels[len(levels)-1]
}

// within says that each number of the row lies in the training range of a model
// that has the predictor.
func within(old, new *Converted, a, b engine.Row) bool {
	inside := map[string]bool{}
	for _, side := range []struct {
		c   *Converted
		row engine.Row
	}{{old, a}, {new, b}} {
		for i, p := range side.c.Artefact.Predictors {
			if r := p.Range; r != nil {
				inside[p.Name] = inside[p.Name] || side.row[i] >= float64(r.Min) && side.row[i] <= float64(r.Max)
			}
		}
	}
	for _, ok := range inside {
		if !ok {
			return false
		}
	}
	return true
}
