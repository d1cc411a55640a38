package engine

import (
	"fmt"
	"math"
	"testing"

	"serverless-poc/schema"
)

// ranks are the admissions model's coefficients of rank.
var ranks = [...]float64{0, -0.67544292796356065, -1.3402039164678869, -1.5514636769180716}

// closed is the admissions model as somebody would write it who needs no other
// one: its formula with its coefficients (fixtures/admission-seed).
func closed(gre, gpa float64, rank int) (link, response float64) {
	link = -3.9899790733310354 + 0.0022644257861791604*gre + 0.80403754928022131*gpa + ranks[rank-1]
	return link, 1 / (1 + math.Exp(-link))
}

var sink float64 // of benchmarks, so that nothing is left out

// checkClosed holds the floor to R's own numbers of the golden cases.
func checkClosed(b *testing.B, source *schema.Model) {
	checked := 0
	for _, c := range source.Cases {
		var at [3]float64
		known := c.Expect != nil && math.Abs(float64(c.Expect.Link.Number)) < 30 // beyond, R computes no more
		for i, name := range []string{"gre", "gpa", "rank"} {
			v := c.Input[name]
			if v.Kind() == schema.KindString {
				k, err := NewKey(v.Text())
				known = known && err == nil
				v = schema.Num(k.Number)
			}
			at[i], known = v.Float(), known && v.Kind() == schema.KindNumber
		}
		if !known {
			continue
		}
		checked++
		link, response := closed(at[0], at[1], int(at[2]))
		if !near(link, c.Expect.Link.Number) || !near(response, c.Expect.Response.Number) {
			b.Fatalf("%s: the closed form says %v, %v; R says %v, %v", c.Name, link, response, c.Expect.Link, c.Expect.Response)
		}
	}
	if checked < 5 {
		b.Fatalf("the closed form is held to %d cases", checked)
	}
}

// near is equal to R's but for the last two digits: the closed form promises no more.
func near(x float64, r schema.Number) bool {
	return math.Abs(x-float64(r)) <= 1e-14*math.Abs(float64(r))
}

// BenchmarkScoreRow scores a row of the admissions model: link and response.
func BenchmarkScoreRow(b *testing.B) {
	source, m, _, row := admission(b)
	checkClosed(b, source)
	b.Run("floor", func(b *testing.B) {
		gre, gpa, rank := 800.0, 4.0, 1
		for b.Loop() {
			link, response := closed(gre, gpa, rank)
			sink += link + response
		}
	})
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		var p Prediction
		for b.Loop() {
			m.ScoreInto(&p, row)
			sink += p.Link + p.Response
		}
	})
}

// BenchmarkScoreSEInterval is the same with standard errors and the interval of
// the mean, against without.
func BenchmarkScoreSEInterval(b *testing.B) {
	_, m, _, row := admission(b)
	b.Run("score", func(b *testing.B) {
		var p Prediction
		for b.Loop() {
			m.ScoreInto(&p, row)
			sink += p.Link + p.Response
		}
	})
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		var p Prediction
		for b.Loop() {
			if err := m.ScoreSEInto(&p, row); err != nil {
				b.Fatal(err)
			}
			i := m.interval(&p, 0.95)
			sink += p.Link + p.SEResponse + float64(i.ConfLower+i.ConfUpper)
		}
	})
}

// BenchmarkScoreLevels scores a factor of 10 to 100,000 levels: a row has one of
// them, and costs the same.
func BenchmarkScoreLevels(b *testing.B) {
	for _, n := range sizes {
		source := wide(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := compile(b, source)
			row := Row{1.5, float64(len(source.Predictors[1].Levels) - 1)}
			b.ReportAllocs()
			for b.Loop() {
				sink += m.Score(row).Link
			}
		})
	}
}
