package e2e

import (
	"encoding/csv"
	"encoding/json"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// An applicant is one row as a caller sends it.
type applicant struct {
	GRE  float64 `json:"gre"`
	GPA  float64 `json:"gpa"`
	Rank string  `json:"rank"`
}

// trained are the rows that the admissions model was fitted on.
func trained(t *testing.T) []applicant {
	t.Helper()
	f, err := os.Open("../fixtures/admission/admission.csv")
	must(t, err)
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	must(t, err)
	place := map[string]int{}
	for i, name := range lines[0] {
		place[name] = i
	}
	var rows []applicant
	for _, line := range lines[1:] {
		gre, err := strconv.ParseFloat(line[place["gre"]], 64)
		must(t, err)
		gpa, err := strconv.ParseFloat(line[place["gpa"]], 64)
		must(t, err)
		rows = append(rows, applicant{gre, gpa, line[place["rank"]]})
	}
	if len(rows) != 400 {
		t.Fatalf("%d applicants; want 400", len(rows))
	}
	return rows
}

// A stream draws applicants from a population, with replacement.
type stream struct {
	rand       *rand.Rand
	population []applicant
	change     func(*applicant) // of each one drawn; nil for none
}

func streamOf(population []applicant, seed uint64, change func(*applicant)) *stream {
	return &stream{rand.New(rand.NewPCG(seed, 0)), population, change}
}

func (s *stream) draw(n int) []applicant {
	rows := make([]applicant, n)
	for i := range rows {
		rows[i] = s.population[s.rand.IntN(len(s.population))]
		if s.change != nil {
			s.change(&rows[i])
		}
	}
	return rows
}

// call is the next n applicants as one event of many rows, or of one.
func (s *stream) call(t *testing.T, n int) []byte {
	t.Helper()
	var event any = map[string]any{"rows": s.draw(n)}
	if n == 1 {
		event = s.draw(1)[0]
	}
	data, err := json.Marshal(event)
	must(t, err)
	return data
}

// better are applicants of a later year: a higher GRE.
func better(a *applicant) { a.GRE = min(800, a.GRE+80) }

// seed is the coefficients document of the model that the embedded AWS has live.
func seed(t *testing.T) *schema.Coefficients {
	t.Helper()
	f, err := fixtures.Get("admission-seed")
	must(t, err)
	c, err := f.Decode()
	must(t, err)
	return c
}
