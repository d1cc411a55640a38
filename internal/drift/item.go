package drift

import (
	"fmt"

	"serverless-poc/internal/psi"
	"serverless-poc/schema"
)

// Kinds of items.
const (
	Predictor = "predictor"
	Response  = "response"
	Classes   = "classes"
)

// An Item is one thing that is compared: a predictor, the response or its
// classes. Skipped says why it is not, and what to do; then the rest is zero.
type Item struct {
	Name       string
	Kind       string
	Labels     []string // of the bins
	Training   []int
	Seen       []int
	OutOfRange int // values beyond the training range
	Unseen     int // rows refused for a level that the model does not know
	Skipped    string

	psi.Index
	Chance  float64 // the bound that chance stays below
	Verdict psi.Verdict
}

// unseenLabel is the bin of the levels that the model does not know.
const unseenLabel = "(not a level)"

// itemOf lays what was seen of a predictor beside its training summary. Rows
// refused for a level that is none are a bin of their own, which training left
// empty.
func itemOf(p *schema.Predictor, seen *Seen) Item {
	x := Item{Name: p.Name, Kind: Predictor, OutOfRange: seen.OutOfRange[p.Name], Unseen: seen.Unseen[p.Name]}
	switch {
	case p.Range != nil && p.Range.Bins == nil:
		x.Skipped = "the artefact has no bins of its training data: export the fit again (mage refit) and deploy"
	case p.Range != nil:
		x.Labels, x.Training = intervals(p.Range.Bins), p.Range.Bins.Counts
	case len(p.Counts) == 0:
		x.Skipped = "the artefact does not say how often each level was in its training data: export the fit again (mage refit) and deploy"
	default:
		x.Labels, x.Training = p.Levels, p.Counts
		if len(x.Labels) == 0 {
			x.Labels = []string{"FALSE", "TRUE"}
		}
	}
	if x.Skipped == "" {
		x.take(seen.Predictors[p.Name])
	}
	if x.Skipped == "" && x.Unseen > 0 {
		x.Labels = append(x.Labels[:len(x.Labels):len(x.Labels)], unseenLabel)
		x.Training = append(x.Training[:len(x.Training):len(x.Training)], 0)
		x.Seen = append(x.Seen, x.Unseen)
	}
	return x
}

// take sets what was seen; nil is nothing yet.
func (x *Item) take(seen []int) {
	if seen == nil {
		seen = make([]int, len(x.Training))
	}
	if len(seen) != len(x.Training) {
		x.Skipped = fmt.Sprintf("the log has %d bins and the artefact %d: they are not of one version", len(seen), len(x.Training))
		return
	}
	x.Seen = append([]int(nil), seen...)
}

// responseOf compares the answers with the fit's own, nil where neither side has
// bins of them.
func responseOf(r *schema.Response, seen *Seen) *Item {
	x := &Item{Name: r.Name, Kind: Response}
	switch {
	case r.Bins != nil:
		x.Labels, x.Training = intervals(r.Bins), r.Bins.Counts
		x.take(seen.Response)
	case len(r.Counts) > 0: // a class alone
		return nil
	default:
		x.Skipped = "the artefact does not say how the fit's own answers are spread: export the fit again (mage refit) and deploy"
	}
	return x
}

// classesOf compares the classes, nil where the artefact has no counts of them.
func classesOf(r *schema.Response, seen *Seen) *Item {
	if len(r.Counts) == 0 || len(r.Counts) != len(r.Classes) {
		return nil
	}
	x := &Item{Name: r.Name, Kind: Classes, Labels: r.Classes, Training: r.Counts}
	x.Seen = make([]int, len(r.Classes))
	for i, class := range r.Classes {
		x.Seen[i] = seen.Classes[class]
	}
	return x
}

// intervals writes the bins for people: "<= 440", "440 to 520", "> 740".
func intervals(b *schema.Bins) []string {
	if len(b.Edges) == 0 {
		return []string{"any"}
	}
	labels := []string{"<= " + short(b.Edges[0])}
	for i := 1; i < len(b.Edges); i++ {
		labels = append(labels, short(b.Edges[i-1])+" to "+short(b.Edges[i]))
	}
	return append(labels, "> "+short(b.Edges[len(b.Edges)-1]))
}

func short(n schema.Number) string { return fmt.Sprintf("%.4g", float64(n)) }
