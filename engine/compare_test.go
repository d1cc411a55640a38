package engine

import (
	"math"
	"testing"

	"serverless-poc/schema"
)

func TestCompareLink(t *testing.T) {
	tolerance := schema.Tolerance{Link: 1e-12, LinkScale: 1e-14, Response: 1e-12, SE: 1e-12}
	inf := math.Inf(1)
	tests := []struct {
		name           string
		r, ours, scale float64
		equal          bool
	}{
		{"equal", 1, 1, 0, true},
		{"within relative", 1, 1 + 9e-13, 0, true},
		{"beyond relative", 1, 1 + 2e-12, 0, false},
		{"within the scale, under cancellation", 1e-9, 1e-9 + 5e-13, 100, true},
		{"beyond the scale", 1e-9, 1e-9 + 2e-12, 100, false},
		{"zero against minus zero", 0, math.Copysign(0, -1), 0, true},
		{"zero against little", 0, 1e-300, 0, false},
		{"equal infinities", inf, inf, inf, true},
		{"opposite infinities", inf, -inf, inf, false},
		{"infinite against finite", inf, 1e308, inf, false},
		{"finite against infinite", 1e308, inf, inf, false},
		{"NA against NA", math.NaN(), math.NaN(), math.NaN(), true},
		{"NA against a number", math.NaN(), 1, 1, false},
		{"a number against NA", 1, math.NaN(), math.NaN(), false},
		{"a scale of NaN allows nothing", 1, 2, math.NaN(), false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := schema.Case{Name: "c", Expect: &schema.Scored{Link: schema.One(test.r), Response: schema.One(1)}}
			found := new(Model).compare(c, tolerance, schema.Scored{Link: schema.One(test.ours), Response: schema.One(1)}, nil, Prediction{Scale: test.scale})
			if (len(found) == 0) != test.equal {
				t.Errorf("found %v", found)
			}
		})
	}
}

func TestCompareProbs(t *testing.T) {
	tolerance := schema.Tolerance{Response: 1e-12}
	c := schema.Case{Name: "c", Expect: &schema.Scored{Probs: map[string]schema.Number{"no": 1e-10, "yes": 1 - 1e-10}}}
	tests := []struct {
		name  string
		probs map[string]schema.Number
		want  int
	}{
		{"equal", c.Expect.Probs, 0},
		{"the small one inherits the error of the large one", map[string]schema.Number{"no": 1e-10 + 2e-16, "yes": 1 - 1e-10}, 0},
		{"beyond", map[string]schema.Number{"no": 1e-10 + 2e-12, "yes": 1 - 1e-10}, 1},
		{"absent", nil, 2},
	}
	for _, test := range tests {
		if found := new(Model).compare(c, tolerance, schema.Scored{Probs: test.probs}, nil, Prediction{}); len(found) != test.want {
			t.Errorf("%s: found %v", test.name, found)
		}
	}
}
