package openapi

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"serverless-poc/schema"
)

// describe says in words what p takes, what the model was trained on, and what
// becomes of anything else.
func describe(p schema.Predictor) string {
	switch p.Type {
	case schema.Numeric:
		return "A number." + trained(p.Range, schema.Number.Text, true)
	case schema.Date:
		return "A day such as 2006-01-02." + trained(p.Range, schema.Day, false)
	case schema.Logical:
		return "true or false." + rows([]string{"FALSE", "TRUE"}, p.Counts)
	}
	return fmt.Sprintf("One of %d levels; any other is refused, as R has no answer for it.%s", len(p.Levels), rows(p.Levels, p.Counts))
}

// trained shows the range of the fit, where it has one.
func trained(r *schema.Range, show func(schema.Number) string, mean bool) string {
	if r == nil {
		return ""
	}
	for _, n := range []schema.Number{r.Min, r.Max, r.Mean} {
		if f := float64(n); math.IsNaN(f) || math.IsInf(f, 0) {
			return ""
		}
	}
	words := " Trained on " + show(r.Min) + " to " + show(r.Max)
	if mean {
		words += ", mean " + strconv.FormatFloat(float64(r.Mean), 'g', 4, 64)
	}
	return words + "; outside of it the answer is R's extrapolation, where R has one."
}

// most is how many levels a description counts.
const most = 20

// rows counts the training rows by level.
func rows(levels []string, counts []int) string {
	if len(counts) != len(levels) || len(counts) == 0 {
		return ""
	}
	var b strings.Builder
	for i, level := range levels {
		if i == most {
			fmt.Fprintf(&b, " and %d more levels", len(levels)-most)
			break
		}
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, " %s %d", schema.Str(level), counts[i])
	}
	return " Training rows:" + b.String() + "."
}
