package e2e

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"serverless-poc/engine"
	program "serverless-poc/function"
	"serverless-poc/internal/drift"
	"serverless-poc/internal/psi"
	"serverless-poc/schema"
)

// How many worlds are looked at in which nothing moves, and in how many of them
// something does afterwards.
const (
	stillWorlds = 200
	movedWorlds = 50
)

// Where nothing has moved nothing is flagged. In each of 200 worlds 400
// applicants are drawn and summed up as an artefact's training data, and then
// others of the same population are scored by the real handler, whose log lines
// are all that is judged. The rates are printed, beside those of the rule that
// looks at the size alone; and so is how often a world that has moved is flagged.
func TestFalseAlarms(t *testing.T) {
	sizes := []int{100, 400}
	if os.Getenv("FALSE_ALARMS") != "" {
		sizes = append(sizes, 1600, 10000)
	} else {
		t.Log("up to 400 rows a world; FALSE_ALARMS=1 goes on to 10,000, minutes")
	}
	still, moved := make([]tallied, len(sizes)), make([]tallied, len(sizes))
	for s := range uint64(stillWorlds) {
		w := population(t, s)
		w.watch(sizes, streamOf(w.rows, 2*s+1, nil), still)
		if s < movedWorlds {
			w.watch(sizes, streamOf(w.rows, 2*s+1<<20, better), moved)
		}
	}
	t.Logf("of %d worlds in which nothing moved, and of %d with better applicants:", stillWorlds, movedWorlds)
	for i, n := range sizes {
		a, b := still[i], moved[i]
		t.Logf("%5d rows: still worlds: drifted %s, watch %s, an index above its bound %s, above 0.1 whatever the bound %s; moved worlds: drifted %s, watch %s",
			n, percent(a.drifted, stillWorlds), percent(a.watched, stillWorlds), percent(a.significant, stillWorlds), percent(a.small, stillWorlds),
			percent(b.drifted, movedWorlds), percent(b.watched, movedWorlds))
		if most := 5; a.significant > most { // 1 % is meant, 2 of 200; 6 or more are then 1.6 % likely
			t.Errorf("%d rows: an index passes its bound in %d of %d still worlds; at most %d are no surprise", n, a.significant, stillWorlds, most)
		}
		if a.drifted+a.watched > a.significant {
			t.Errorf("%d rows: more still worlds are flagged (%d) than have an index above its bound (%d)", n, a.drifted+a.watched, a.significant)
		}
		if n >= 400 && (a.drifted > 0 || b.drifted < movedWorlds) {
			t.Errorf("%d rows: %d still worlds are said to have drifted, and %d of %d moved ones", n, a.drifted, b.drifted, movedWorlds)
		}
	}
}

// A tallied counts worlds by what was said of them.
type tallied struct{ drifted, watched, significant, small int }

func percent(n, of int) string {
	return strconv.FormatFloat(100*float64(n)/float64(of), 'g', 3, 64) + " %"
}

// A sampled world is a population and the model whose training data were drawn
// from it.
type sampled struct {
	t     *testing.T
	rows  []applicant
	model *program.Model
}

// population draws the training data of a world. The coefficients stay those of
// the fit: what is tested is the counting and the judging.
func population(t *testing.T, s uint64) *sampled {
	t.Helper()
	w := &sampled{t: t, rows: trained(t)}
	c := seed(t)
	m, err := engine.Compile(&c.Model)
	must(t, err)
	var gre, gpa, response []float64
	for i := range c.Predictors[2].Counts {
		c.Predictors[2].Counts[i] = 0
	}
	c.Response.Counts = []int{0, 0}
	for _, a := range streamOf(w.rows, 2*s, nil).draw(len(w.rows)) {
		row, err := m.Bind(map[string]schema.Value{"gre": schema.Num(a.GRE), "gpa": schema.Num(a.GPA), "rank": schema.Str(a.Rank)})
		must(t, err)
		p := m.Score(row)
		gre, gpa, response = append(gre, a.GRE), append(gpa, a.GPA), append(response, p.Response)
		c.Predictors[2].Counts[int(row[2])]++
		if yes, _ := m.Decide(p); yes {
			c.Response.Counts[1]++
		} else {
			c.Response.Counts[0]++
		}
	}
	c.Predictors[0].Range.Bins, c.Predictors[1].Range.Bins, c.Response.Bins = bins(gre), bins(gpa), bins(rounded(response))
	a, err := schema.NewArtefact(c)
	must(t, err)
	data, err := schema.Encode(a)
	must(t, err)
	w.model, err = program.Prove(data)
	must(t, err)
	return w
}

// bins are what export/R/bins.R makes of x: counts between the distinct inner
// deciles by quantile(type = 7), whose arithmetic this is (stats/R/quantile.R).
func bins(x []float64) *schema.Bins {
	x = slices.Clone(x)
	slices.Sort(x)
	b := new(schema.Bins)
	for k := range 9 {
		index := 1 + float64(len(x)-1)*(0.1+float64(k)*0.1)
		low := math.Floor(index + 4*0x1p-52)
		edge := x[int(low)-1]
		if next := x[min(int(low), len(x)-1)]; index > low && next != edge {
			share := index - low
			edge = (1-share)*edge + share*next
		}
		if n := len(b.Edges); n == 0 || float64(b.Edges[n-1]) != edge {
			b.Edges = append(b.Edges, schema.Number(edge))
		}
	}
	b.Counts = make([]int, len(b.Edges)+1)
	for _, v := range x {
		i, _ := slices.BinarySearchFunc(b.Edges, v, func(e schema.Number, v float64) int { return cmp.Compare(float64(e), v) })
		b.Counts[i]++
	}
	return b
}

// rounded is x in ten digits, as export/R/fitted.R rounds a fit's answers.
func rounded(x []float64) []float64 {
	list := make([]float64, len(x))
	for i, v := range x {
		list[i], _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 10, 64), 64) // what was just written
	}
	return list
}

// watch sends a stream and judges it at each size.
func (w *sampled) watch(sizes []int, s *stream, into []tallied) {
	w.t.Helper()
	var log bytes.Buffer
	h := program.New(w.model, program.NewLog(&log), program.Config{})
	seen, sent := new(drift.Seen), 0
	for i, size := range sizes {
		for sent < size {
			n := min(size-sent, 2000)
			_, err := h.Invoke(w.t.Context(), s.call(w.t, n))
			must(w.t, err)
			sent += n
		}
		for line := range strings.Lines(log.String()) {
			if strings.Contains(line, `"msg":"distribution"`) {
				must(w.t, seen.Add([]byte(line)))
			}
		}
		log.Reset()
		r, err := drift.Compare(w.model.Source(), seen)
		must(w.t, err)
		if r.Rows != size {
			w.t.Fatalf("%d rows were counted of %d", r.Rows, size)
		}
		into[i].add(r)
	}
}

func (t *tallied) add(r *drift.Report) {
	switch r.Verdict {
	case psi.Drifted:
		t.drifted++
	case psi.Watch:
		t.watched++
	}
	significant, small := 0, 0
	for _, x := range r.Items {
		if x.Value > x.Chance {
			significant = 1
		}
		if x.Value >= psi.Small {
			small = 1
		}
	}
	t.significant += significant
	t.small += small
}

// The bins made here are those that R wrote of the same data.
func TestBinsAsR(t *testing.T) {
	c := seed(t)
	m, err := engine.Compile(&c.Model)
	must(t, err)
	var gre, gpa, response []float64
	for _, a := range trained(t) {
		row, err := m.Bind(map[string]schema.Value{"gre": schema.Num(a.GRE), "gpa": schema.Num(a.GPA), "rank": schema.Str(a.Rank)})
		must(t, err)
		gre, gpa, response = append(gre, a.GRE), append(gpa, a.GPA), append(response, m.Score(row).Response)
	}
	for _, x := range []struct {
		name   string
		values []float64
		want   *schema.Bins
	}{
		{"gre", gre, c.Predictors[0].Range.Bins},
		{"gpa", gpa, c.Predictors[1].Range.Bins},
		{"admit", rounded(response), c.Response.Bins},
	} {
		if got, want := fmt.Sprint(*bins(x.values)), fmt.Sprint(*x.want); got != want {
			t.Errorf("%s: %s; R says %s", x.name, got, want)
		}
	}
}
