package engine

import (
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// admission is the model that the service was made for: 3 predictors, 6 columns.
func admission(b *testing.B) (*schema.Model, *Model, map[string]schema.Value, Row) {
	f, err := fixtures.Get("admission-seed")
	if err != nil {
		b.Fatal(err)
	}
	c, err := f.Decode()
	if err != nil {
		b.Fatal(err)
	}
	m := compile(b, &c.Model)
	input := fields(b, `{"gre":"800","gpa":"4","rank":"1"}`)
	row, err := m.Bind(input)
	if err != nil {
		b.Fatal(err)
	}
	return &c.Model, m, input, row
}

func BenchmarkCompile(b *testing.B) {
	source, _, _, _ := admission(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Compile(source); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReplay(b *testing.B) {
	_, m, _, _ := admission(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := m.Replay(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBind(b *testing.B) {
	_, m, input, _ := admission(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.Bind(input); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkScore(b *testing.B) {
	_, m, _, row := admission(b)
	b.ReportAllocs()
	for b.Loop() {
		m.Score(row)
	}
}

func BenchmarkScoreSE(b *testing.B) {
	_, m, _, row := admission(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.ScoreSE(row); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkScored(b *testing.B) {
	_, m, _, row := admission(b)
	p, _ := m.ScoreSE(row)
	b.ReportAllocs()
	for b.Loop() {
		m.Scored(p, Ask{SE: true})
	}
}
