package converter

import (
	"math"
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// Pairs of fixtures that are fits of the same data: where both hold a golden
// case of the same input, R has predicted it with both fits, and the shift of
// that row and whether its class flips are R's.
func TestDiffOfPairsAgreesWithR(t *testing.T) {
	pairs := []struct {
		old, new         string
		quantity, choice string
	}{
		{"binomial-logit", "binomial-cloglog", "response", "decisions"},
		{"clm-probit", "clm-cloglog", "probs", "classes"},
		{"polr-loglog", "polr-probit", "probs", "classes"},
		{"clm-two", "multinom-two", "response", "decisions"},
		{"coxph-strata", "coxph-weights", "response", ""},
		{"survreg-weibull", "survreg-lognormal", "response", ""},
		{"hurdle-poisson", "hurdle-negbin", "response", ""},
		{"zeroinfl-poisson", "zeroinfl-negbin", "response", ""},
		{"gam-cr", "gam-cs", "response", ""},
	}
	if testing.Short() {
		pairs = pairs[:2]
	}
	for _, pair := range pairs {
		old, new := fixture(t, pair.old), fixture(t, pair.new)
		renamed := *old.Artefact
		renamed.Name = new.Artefact.Name
		old.Artefact = &renamed
		p := difference(t, old, new).Predictions
		before, after := answers(old), answers(new)
		compared := 0
		for _, row := range p.rows {
			was, is := before[inputText(t, row.Row)], after[inputText(t, row.Row)]
			if was == nil || is == nil {
				continue
			}
			compared++
			checkRow(t, pair.old+" to "+pair.new, row, *was, *is)
		}
		if compared < 5 || p.Quantity != pair.quantity || p.Choice != pair.choice {
			t.Errorf("%s to %s: %d rows compared with R's, %q, %q; want 5 at least, %q, %q", pair.old, pair.new, compared, p.Quantity, p.Choice, pair.quantity, pair.choice)
		}
	}
}

func checkRow(t *testing.T, pair string, row rowShift, was, is schema.Scored) {
	t.Helper()
	_, x, y := inCommon(was, is)
	var r rowShift
	r.measure(x, y)
	if row.Of != r.Of || !close(row.Old, r.Old) || !close(row.New, r.New) || math.Abs(row.by-r.by) > 1e-9*math.Max(1, math.Abs(r.by)) {
		t.Errorf("%s, %s: %s %v to %v; R says %s %v to %v", pair, row.Input, row.Of, row.Old, row.New, r.Of, r.Old, r.New)
	}
	if was.Class != nil && is.Class != nil && row.decided && row.flipped != (*was.Class != *is.Class) {
		t.Errorf("%s, %s: flipped is %t; R says %s, then %s", pair, row.Input, row.flipped, *was.Class, *is.Class)
	}
}

// close allows for the tolerance that every golden case is proved with.
func close(ours, r schema.Number) bool {
	return same(ours, r) || math.Abs(float64(ours-r)) <= 1e-9*math.Max(1, math.Abs(float64(r)))
}

// answers are R's, by input.
func answers(c *Converted) map[string]*schema.Scored {
	all := map[string]*schema.Scored{}
	for _, k := range c.Artefact.Cases {
		if input, err := schema.Encode(k.Input); err == nil && k.Expect != nil {
			all[string(input)] = k.Expect
		}
	}
	return all
}

func inputText(t *testing.T, row map[string]schema.Value) string {
	t.Helper()
	input, err := schema.Encode(row)
	if err != nil {
		t.Fatal(err)
	}
	return string(input)
}

func fixture(t *testing.T, name string) *Converted {
	t.Helper()
	f, err := fixtures.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	return convert(t, f.Coefficients)
}
