package engine

import (
	"math"
	"strings"
	"testing"

	"serverless-poc/schema"
)

// A bit below the tolerance is the digest's business; from bit 24 up it is ours.
const lowestBit = 24

func flip(n *schema.Number, bit uint) {
	*n = schema.Number(math.Float64frombits(math.Float64bits(float64(*n)) ^ 1<<bit))
}

func TestReplayDetectsAFlippedExpectation(t *testing.T) {
	source := readModel(t, "testdata/edges/sums.json")
	m := compile(t, source)
	tried := 0
	for i, c := range source.Cases {
		if c.Expect == nil || math.IsNaN(float64(c.Expect.Link.Number)) {
			continue
		}
		e := c.Expect
		for name, n := range map[string]*schema.Number{
			"link": &e.Link.Number, "response": &e.Response.Number, "se_link": &e.SELink.Number, "se_response": &e.SEResponse.Number,
		} {
			if *n == 0 {
				continue
			}
			for bit := uint(lowestBit); bit < 64; bit++ {
				flip(n, bit)
				tried++
				if err := m.Replay(); err == nil {
					t.Errorf("case %d, %s: bit %d flipped and not noticed", i, name, bit)
				} else if !strings.Contains(err.Error(), name) {
					t.Errorf("case %d, %s: bit %d: %v", i, name, bit, err)
				}
				flip(n, bit)
			}
		}
		for level, p := range e.Probs {
			e.Probs[level] = p + 1e-6
			if m.Replay() == nil {
				t.Errorf("case %d: a changed probability of %q was not noticed", i, level)
			}
			e.Probs[level] = p
		}
	}
	if tried == 0 {
		t.Fatal("no case to try")
	}
	if err := m.Replay(); err != nil {
		t.Errorf("restored: %v", err)
	}
}

func TestReplayDetectsAFlippedCoefficient(t *testing.T) {
	source := readModel(t, "testdata/edges/sums.json")
	for i := range source.Coefficients {
		n := &source.Coefficients[i].Value
		for bit := uint(lowestBit); bit < 64; bit++ {
			flip(n, bit)
			if m, err := Compile(source); err == nil && m.Replay() == nil {
				t.Errorf("coefficient %d: bit %d flipped and not noticed", i, bit)
			}
			flip(n, bit)
		}
	}
}

func TestReplayErrors(t *testing.T) {
	tests := []struct {
		name   string
		change func(*schema.Model)
		want   string
	}{
		{"no cases", func(m *schema.Model) { m.Cases = nil },
			`model "sums" has no golden cases, so nothing proves it; export the fit again with modelexport`},
		{"class", func(m *schema.Model) {
			m.Cases = m.Cases[:1]
			*m.Cases[0].Expect.Class = "maybe"
		}, "model \"sums\" does not reproduce R (golden cases: 1, mismatches: 1); export the fit again with modelexport\n" +
			"  case \"one\": class: R says \"maybe\", we say \"1\""},
		{"rejected by R only", func(m *schema.Model) {
			m.Cases = m.Cases[:1]
			m.Cases[0].Expect, m.Cases[0].Reject = nil, &schema.Reject{Field: "f", Message: "factor f has new levels"}
		}, "model \"sums\" does not reproduce R (golden cases: 1, mismatches: 1); export the fit again with modelexport\n" +
			"  case \"one\": rejection: R says refused: factor f has new levels, we say scored"},
		{"rejected by us only", func(m *schema.Model) {
			m.Cases = m.Cases[:1]
			m.Cases[0].Input["f"] = schema.Str("q")
		}, "model \"sums\" does not reproduce R (golden cases: 1, mismatches: 1); export the fit again with modelexport\n" +
			"  case \"one\": rejection: R says scored, we say refused: f: \"q\" is not a level; allowed: \"a\", \"b\", \"c\""},
		{"rejected for another field", func(m *schema.Model) {
			m.Cases = m.Cases[:1]
			m.Cases[0].Input["f"] = schema.Str("q")
			m.Cases[0].Expect, m.Cases[0].Reject = nil, &schema.Reject{Field: "z", Message: "object 'z' not found"}
		}, "model \"sums\" does not reproduce R (golden cases: 1, mismatches: 1); export the fit again with modelexport\n" +
			"  case \"one\": rejection: R says refused because of z, we say refused: f: \"q\" is not a level; allowed: \"a\", \"b\", \"c\""},
		{"standard errors gone", func(m *schema.Model) {
			m.Cases = m.Cases[:1]
			m.Cases[0].Expect.SELink, m.Cases[0].Expect.SEResponse = schema.One(1), nil
			m.StandardErrors = nil
		}, "model \"sums\" does not reproduce R (golden cases: 1, mismatches: 1); export the fit again with modelexport\n" +
			"  case \"one\": se_link: R says 1, we say nothing"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			source := readModel(t, "testdata/edges/sums.json")
			source.Cases[0].Name = "one"
			test.change(source)
			err := compile(t, source).Replay()
			if err == nil || err.Error() != test.want {
				t.Errorf("\n got %v\nwant %s", err, test.want)
			}
		})
	}
}

func TestReplayErrorIsShort(t *testing.T) {
	source := readModel(t, "testdata/edges/sums.json")
	source.Coefficients[0].Value += 1
	err, ok := compile(t, source).Replay().(*ReplayError)
	if !ok || len(err.Mismatches) != 10 || err.Total <= 10 || !strings.HasSuffix(err.Error(), "more") {
		t.Errorf("got %+v", err)
	}
	if line := err.Mismatches[0].String(); !strings.Contains(line, ": difference 1, allowed ") {
		t.Errorf("the first mismatch reads %s", line)
	}
}
