package task

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"serverless-poc/engine"
	"serverless-poc/fixtures"
)

// A fidelity counts how near one quantity of one fixture comes to R.
type fidelity struct {
	fixture, class, quantity string
	rows, numbers, equal     int
	worst                    float64 // in units of the tolerance
}

func (f *fidelity) add(m engine.Measurement) {
	f.numbers++
	if m.Equal() {
		f.equal++
	}
	f.worst = max(f.worst, m.Error())
}

// mostMisses is how many are shown.
const mostMisses = 50

// Fidelity scores every golden case of every fixture and prints, by fixture,
// class and quantity, how far we are from R's own predict().
func (r *Run) Fidelity(context.Context) error {
	var all []*fidelity
	var misses []string
	for _, f := range fixtures.All() {
		table, missed, err := measure(f)
		if err != nil {
			return err
		}
		all = append(all, table...)
		misses = append(misses, missed...)
	}
	if len(all) == 0 {
		return errors.New("no fixtures; make them with go tool mage fixtures")
	}
	r.fidelityTable(all)
	for i, miss := range misses {
		if i == mostMisses {
			r.say("          and %d more", len(misses)-i)
			break
		}
		r.say("MISS      %s", miss)
	}
	if len(misses) > 0 {
		return fmt.Errorf("fidelity: %d misses", len(misses))
	}
	return nil
}

// measure replays one fixture.
func measure(f fixtures.Fixture) (table []*fidelity, misses []string, err error) {
	c, err := f.Decode()
	if err != nil {
		return nil, nil, err
	}
	m, err := engine.Compile(&c.Model)
	if err != nil {
		return nil, nil, fmt.Errorf("fixtures/%s: %w", f.Name, err)
	}
	last := map[*fidelity]string{}
	found := m.Measure(func(n engine.Measurement) {
		quantity, _, _ := strings.Cut(n.Quantity, ".")
		i := slices.IndexFunc(table, func(f *fidelity) bool { return f.quantity == quantity })
		if i < 0 {
			i = len(table)
			table = append(table, &fidelity{fixture: f.Name, class: c.Class[0], quantity: quantity})
		}
		table[i].add(n)
		if last[table[i]] != n.Case {
			last[table[i]] = n.Case
			table[i].rows++
		}
	})
	for _, miss := range found {
		misses = append(misses, f.Name+": "+miss.String())
	}
	return table, misses, nil
}

// fidelityTable prints a line per fixture and quantity, then the totals by
// class and quantity.
func (r *Run) fidelityTable(all []*fidelity) {
	w := tabwriter.NewWriter(r.Out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "fixture\tclass\tquantity\trows\tnumbers\tlargest error / tolerance\tbit-equal")
	totals := map[string]*fidelity{}
	var order []string
	for _, f := range all {
		f.print(w)
		for _, key := range []string{f.class + " " + f.quantity, " all"} {
			t := totals[key]
			if t == nil {
				class, quantity, _ := strings.Cut(key, " ")
				t = &fidelity{fixture: "total", class: class, quantity: quantity}
				totals[key] = t
				order = append(order, key)
			}
			t.rows, t.numbers, t.equal = t.rows+f.rows, t.numbers+f.numbers, t.equal+f.equal
			t.worst = max(t.worst, f.worst)
		}
	}
	slices.SortFunc(order, func(a, b string) int { // the grand total last
		switch {
		case a == " all":
			return 1
		case b == " all":
			return -1
		}
		return strings.Compare(a, b)
	})
	for _, key := range order {
		totals[key].print(w)
	}
	w.Flush()
}

func (f *fidelity) print(w *tabwriter.Writer) {
	fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%d\t%.3g\t%.4g%%\n", f.fixture, f.class, f.quantity, f.rows, f.numbers,
		f.worst, 100*float64(f.equal)/float64(f.numbers))
}
