package drift

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"text/tabwriter"

	"serverless-poc/internal/psi"
)

// What a plot shows at most; the longest bar is barWidth wide.
const (
	mostSparks = 24
	mostBars   = 12
	barWidth   = 24
)

var sparks = []rune("▁▂▃▄▅▆▇█")

// spark draws the shares of counts, one character a bin, on one scale for both
// sides of the item; a dot is an empty bin.
func spark(x *Item, counts []int) string {
	most := math.Max(largest(x.Training), largest(x.Seen))
	var b strings.Builder
	for i, share := range shares(counts) {
		switch {
		case i == mostSparks:
			return b.String() + "..."
		case share == 0:
			b.WriteByte('.')
		default:
			b.WriteRune(sparks[min(int(share/most*float64(len(sparks))), len(sparks)-1)])
		}
	}
	return b.String()
}

// plot draws the bins of an item, training beside seen, those that add most to
// the index where there are many.
func (x *Item) plot(w io.Writer) error {
	fmt.Fprintf(w, "\n  %s (%s): PSI %.3f; chance stays below %.3f, from %s on the population is another one\n", x.Name, x.Kind, x.Value, x.Chance, size(psi.Large))
	training, seen := shares(x.Training), shares(x.Seen)
	most := math.Max(largest(x.Training), largest(x.Seen))
	order := x.telling(training, seen)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "  \ttraining\t\tseen\t")
	for _, i := range order {
		fmt.Fprintf(t, "  %s\t%5.1f %%\t%s\t%5.1f %%\t%s\n", x.Labels[i], 100*training[i], bar(training[i]/most), 100*seen[i], bar(seen[i]/most))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if left := len(x.Labels) - len(order); left > 0 {
		_, err := fmt.Fprintf(w, "  and %d bins that have moved less\n", left)
		return err
	}
	return nil
}

// telling are the places of the bins to draw, in their order.
func (x *Item) telling(training, seen []float64) []int {
	order := make([]int, len(x.Labels))
	for i := range order {
		order[i] = i
	}
	if len(order) <= mostBars {
		return order
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(math.Abs(seen[b]-training[b]), math.Abs(seen[a]-training[a]))
	})
	order = order[:mostBars]
	slices.Sort(order)
	return order
}

func bar(share float64) string {
	n := int(math.Round(share * barWidth))
	if n == 0 && share > 0 {
		return "▏"
	}
	return strings.Repeat("█", n)
}

// shares are the counts as parts of their sum.
func shares(counts []int) []float64 {
	total := 0
	for _, n := range counts {
		total += n
	}
	list := make([]float64, len(counts))
	for i, n := range counts {
		if total > 0 {
			list[i] = float64(n) / float64(total)
		}
	}
	return list
}

func largest(counts []int) float64 {
	if len(counts) == 0 {
		return 0
	}
	return slices.Max(shares(counts))
}
