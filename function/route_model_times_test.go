package function

import (
	"fmt"
	"testing"

	"serverless-poc/schema"
)

func TestTimesOf(t *testing.T) {
	for _, c := range []struct {
		strata [][]schema.Number
		want   string // how many, the second and the last
	}{
		{[][]schema.Number{{5, 11, 883}}, "45 20 880"},
		{[][]schema.Number{{5, 11}, {3, 100}}, "51 2 100"},
		{[][]schema.Number{{0.2, 0.5}}, "51 0.01 0.5"},
		{[][]schema.Number{{0.07}}, "36 0.002 0.07"},
		{[][]schema.Number{{}, {}}, "none"},
		{[][]schema.Number{{0}}, "none"},
		{nil, "none"},
	} {
		m := &schema.Model{Rule: &schema.Rule{Hazard: &schema.Hazard{}}}
		for _, times := range c.strata {
			m.Rule.Hazard.Strata = append(m.Rule.Hazard.Strata, schema.Stratum{Times: times})
		}
		got := "none"
		if list := timesOf(m); list != nil {
			got = fmt.Sprint(len(list), " ", list[1], " ", list[len(list)-1])
		}
		if got != c.want {
			t.Errorf("%v: %s; want %s", c.strata, got, c.want)
		}
	}
	if list := timesOf(&schema.Model{}); list != nil {
		t.Errorf("a model without a hazard: %v", list)
	}
}
