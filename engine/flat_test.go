package engine

import (
	"math"
	"math/rand"
	"testing"

	"serverless-poc/fixtures"
)

// generally is Score without the flat.
func (m *Model) generally(row Row) (p Prediction) {
	if m.predict(&p, row, false) {
		m.rule.respond(&p, row)
	}
	return p
}

func sameBits(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || math.IsNaN(a) && math.IsNaN(b)
}

// sameFlat compares the two ways; it says whether the flat took the row.
func sameFlat(t *testing.T, m *Model, row Row) bool {
	t.Helper()
	got, want := m.Score(row), m.generally(row)
	if !sameBits(got.Link, want.Link) || !sameBits(got.Response, want.Response) || !sameBits(got.Scale, want.Scale) ||
		!sameBits(got.SELink, want.SELink) || !sameBits(got.SEResponse, want.SEResponse) || got.Links != nil || got.Values != nil {
		t.Errorf("%v:\n flat    %+v\n general %+v", row, got, want)
	}
	return m.flat.score(new(Prediction), row)
}

// A flat has the bits of the general way, which TestConformance holds against R:
// golden rows, and rows of anything.
func TestFlatIsGeneral(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	models, golden, tried, taken := 0, 0, 0, 0
	for _, f := range fixtures.All() {
		m := compile(t, fixtureNamed(t, f.Name))
		if m.flat == nil {
			continue
		}
		models++
		t.Run(f.Name, func(t *testing.T) {
			for _, c := range m.source.Cases {
				if row, err := m.bindGolden(c.Input); err == nil && sameFlat(t, m, row) {
					golden++
				}
			}
			for range 200 {
				tried++
				if sameFlat(t, m, m.anyRow(random)) {
					taken++
				}
			}
		})
	}
	t.Logf("%d models; the flat took %d golden rows and %d of %d others", models, golden, taken, tried)
	if models < 80 || golden < 1000 || taken < tried/4 {
		t.Error("the flat is hardly ever taken")
	}
}

// odd are numbers that no row has, or hardly.
var odd = []float64{math.NaN(), math.Inf(1), math.Inf(-1), math.Copysign(0, -1), math.MaxFloat64, -1e308, 5e-324, -1, 0.5, 1e19, -9.223372036854775808e18}

// anyRow is a row of levels and numbers, with an odd one now and then.
func (m *Model) anyRow(random *rand.Rand) Row {
	row := make(Row, len(m.predictors))
	for i, p := range m.predictors {
		switch n := len(p.levels); {
		case random.Intn(20) == 0:
			row[i] = odd[random.Intn(len(odd))]
		case n > 0:
			row[i] = float64(random.Intn(n))
		default:
			row[i] = random.NormFloat64() * math.Pow(10, float64(random.Intn(5)-2))
		}
	}
	return row
}

// A prediction that held another model's does not keep anything of it.
func TestFlatClears(t *testing.T) {
	several := compile(t, fixtureNamed(t, "hurdle-poisson"))
	one := compile(t, fixtureNamed(t, "admission-seed"))
	if one.flat == nil || several.flat != nil {
		t.Fatal("the models are not of the two kinds")
	}
	var p Prediction
	row, err := several.Bind(several.source.Cases[0].Served().Input)
	if err != nil {
		t.Fatal(err)
	}
	several.ScoreInto(&p, row)
	if p.Links == nil {
		t.Fatal("one linear predictor")
	}
	one.ScoreInto(&p, Row{800, 4, 0})
	if p.Links != nil || p.Scales != nil || p.Values != nil || p.SEValues != nil {
		t.Errorf("%+v", p)
	}
	if !one.flat.score(&p, Row{800, 4, 0}) || one.flat.score(&p, Row{800, 4}) {
		t.Error("a row of another length is taken")
	}
}
