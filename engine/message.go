package engine

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"serverless-poc/schema"
)

// no is the answer to a value that p cannot take.
func (p *predictor) no(v schema.Value, why string) (float64, string) {
	lead := "; send "
	if p.isFactor() {
		lead = "; allowed: "
	}
	return math.NaN(), p.name + ": " + shown(v) + " " + why + lead + p.allowed
}

func (p *predictor) isFactor() bool { return p.levels != nil && p.kind != schema.Logical }

// allowed says in words what the predictor takes.
func allowed(p schema.Predictor) string {
	switch p.Type {
	case schema.Logical:
		return "true or false"
	case schema.Numeric:
		return "a number" + training(p.Range)
	case schema.Date:
		return "a day such as 2006-01-02"
	}
	return listed(p.Levels)
}

// training shows a number such as the training data had.
func training(r *schema.Range) string {
	if r == nil {
		return ""
	}
	for _, n := range []schema.Number{r.Min, r.Max, r.Mean} {
		if f := float64(n); math.IsNaN(f) || math.IsInf(f, 0) {
			return ""
		}
	}
	return " such as " + strconv.FormatFloat(float64(r.Mean), 'g', 4, 64) + " (trained on " + r.Min.Text() + " to " + r.Max.Text() + ")"
}

// most is how many levels a message lists.
const most = 20

func listed(levels []string) string {
	var b strings.Builder
	for i, level := range levels {
		if i == most {
			fmt.Fprintf(&b, " and %d more", len(levels)-most)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(shown(schema.Str(level)))
	}
	return b.String()
}

// longest is how much of a value a message shows, in bytes.
const longest = 60

// shown is v as JSON, cut where it is long.
func shown(v schema.Value) string {
	text := v.String()
	if len(text) <= longest {
		return text
	}
	return strings.ToValidUTF8(text[:longest-3], "") + "..."
}
