package converter

import (
	"fmt"
	"math"
	"strings"
)

// A bin is one bar of a histogram: how many shifts lie from From to To.
type bin struct {
	from, to float64
	count    int
}

// bins is how many bars a histogram has at most, an odd number: the middle one
// lies about 0.
const bins = 9

// likelyShifts are the finite shifts of rows within the training ranges.
func (p *Predictions) likelyShifts() []float64 {
	var list []float64
	for _, r := range p.rows {
		if r.set != beyond && !math.IsInf(r.by, 0) {
			list = append(list, r.by)
		}
	}
	return list
}

// histogram is nil where nothing moves. Its bars are of one round width and lie
// evenly about 0; what would be empty on both sides is left out.
func histogram(shifts []float64) []bin {
	most := 0.0
	for _, x := range shifts {
		most = math.Max(most, math.Abs(x))
	}
	if most == 0 {
		return nil
	}
	width := roundUp(2 * most / bins)
	list := make([]bin, bins)
	for i := range list {
		middle := float64(i-bins/2) * width
		list[i].from, list[i].to = middle-width/2, middle+width/2
	}
	for _, x := range shifts {
		at := int(math.Round(x/width)) + bins/2
		list[min(bins-1, max(0, at))].count++
	}
	for len(list) > 1 && list[0].count == 0 && list[len(list)-1].count == 0 {
		list = list[1 : len(list)-1]
	}
	return list
}

// widest is how many characters the longest bar has.
const widest = 40

func histogramRows(shifts []float64) [][]string {
	list := histogram(shifts)
	most := tallest(list)
	var rows [][]string
	for _, b := range list {
		bar := strings.Repeat("#", (b.count*widest+most-1)/most)
		rows = append(rows, []string{fmt.Sprintf("%+.3g", b.from), "to", fmt.Sprintf("%+.3g", b.to), fmt.Sprint(b.count), bar})
	}
	return rows
}

func tallest(list []bin) int {
	most := 1
	for _, b := range list {
		most = max(most, b.count)
	}
	return most
}
