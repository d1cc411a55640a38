package engine

import (
	"fmt"
	"testing"

	"serverless-poc/schema"
)

// sizes are numbers of coefficients.
var sizes = []int{10, 1_000, 100_000}

// wide is a model of n coefficients: an intercept, one number and a factor of
// n - 1 levels. Nobody fits it; only its size matters here.
func wide(n int) *schema.Model {
	levels := make([]string, n-1)
	coefficients := []schema.Coefficient{{Name: "(Intercept)"}, {Name: "x", Assign: 1, Value: 0.5}}
	for i := range levels {
		levels[i] = fmt.Sprintf("level %d", i)
		if i > 0 {
			coefficients = append(coefficients, schema.Coefficient{Name: "f" + levels[i], Assign: 2, Value: schema.Number(i) / 7})
		}
	}
	// All levels are coded (2): a contrast matrix would have n^2 numbers.
	coefficients = append(coefficients, schema.Coefficient{Name: "f" + levels[0], Assign: 2, Value: 1})
	return &schema.Model{
		Name: "wide", Class: []string{"lm"}, Response: schema.Response{Name: "y", Type: schema.ResponseNumeric},
		Predictors: []schema.Predictor{{Name: "x", Type: schema.Numeric}, {Name: "f", Type: schema.Factor, Levels: levels}},
		Terms: schema.Terms{
			Intercept: true,
			Variables: []schema.Variable{
				{Name: "x", Type: schema.Numeric, Expr: schema.Expr{Predictor: "x"}},
				{Name: "f", Type: schema.Factor, Expr: schema.Expr{Predictor: "f"}, Levels: levels},
			},
			Terms: []schema.Term{{Label: "x", Codes: []int{1, 0}}, {Label: "f", Codes: []int{0, 2}}},
		},
		Coefficients: coefficients,
		Family:       schema.Family{Name: "gaussian", Link: schema.Link{Name: "identity"}},
		Tolerance:    schema.Tolerance{Link: 1e-12, LinkScale: 1e-14, Response: 1e-9, SE: 1e-9},
	}
}

func eachSize(b *testing.B, run func(b *testing.B, m *schema.Model)) {
	for _, n := range sizes {
		source := wide(n)
		b.Run(fmt.Sprintf("%d", n), func(b *testing.B) {
			b.ReportAllocs()
			run(b, source)
		})
	}
}

// BenchmarkCompileSize grows linearly with the coefficients.
func BenchmarkCompileSize(b *testing.B) {
	eachSize(b, func(b *testing.B, source *schema.Model) {
		for b.Loop() {
			compile(b, source)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(source.Coefficients)), "ns/coefficient")
	})
}

// BenchmarkScoreSize is the same for 10 and for 100,000 coefficients: a level
// has one column that is not zero.
func BenchmarkScoreSize(b *testing.B) {
	eachSize(b, func(b *testing.B, source *schema.Model) {
		m := compile(b, source)
		row := Row{1.5, float64(len(source.Predictors[1].Levels) - 1)}
		var p Prediction
		for b.Loop() {
			m.ScoreInto(&p, row)
		}
	})
}

// BenchmarkBindSize looks up the last level of 9, 999 and 99,999.
func BenchmarkBindSize(b *testing.B) {
	eachSize(b, func(b *testing.B, source *schema.Model) {
		m := compile(b, source)
		levels := source.Predictors[1].Levels
		input := map[string]schema.Value{"x": schema.Num(1.5), "f": schema.Str(levels[len(levels)-1])}
		row := make(Row, 0, 2)
		for b.Loop() {
			if _, err := m.BindInto(row, input); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// TestScoreDoesNotAllocate holds for every size, and with standard errors and an
// interval.
func TestScoreDoesNotAllocate(t *testing.T) {
	if raceDetector {
		t.Skip("allocations are counted without -race")
	}
	for _, n := range sizes[:2] {
		m := compile(t, wide(n))
		var p Prediction
		row := Row{1.5, 3}
		if allocs := testing.AllocsPerRun(100, func() { m.ScoreInto(&p, row) }); allocs != 0 {
			t.Errorf("%d coefficients: %v allocations", n, allocs)
		}
	}
	m := compile(t, fixtureNamed(t, "admission-seed"))
	var p Prediction
	row := Row{800, 4, 0}
	if allocs := testing.AllocsPerRun(100, func() { sink += m.Score(row).Link }); allocs != 0 {
		t.Errorf("admissions: %v allocations", allocs)
	}
	if allocs := testing.AllocsPerRun(100, func() {
		if err := m.ScoreSEInto(&p, row); err != nil {
			t.Error(err)
		}
		sink += float64(m.interval(&p, 0.95).ConfLower)
	}); allocs != 0 {
		t.Errorf("admissions with standard errors: %v allocations", allocs)
	}
}
