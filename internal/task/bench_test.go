package task

import (
	"strings"
	"testing"
)

func TestBenchRefuses(t *testing.T) {
	for _, c := range []struct{ only, rounds, want string }{
		{"answers", "", "ONLY=answers: there is no such section; there are answer, "},
		{"answer", "0", "ROUNDS=0 is no number of rounds; give one from 1 on, such as ROUNDS=3"},
		{"answer", "many", "ROUNDS=many is no number of rounds; give one from 1 on, such as ROUNDS=3"},
	} {
		r, _ := start(t, nil)
		r.Only, r.Rounds = c.only, c.rounds
		if err := r.Bench(t.Context()); !strings.HasPrefix(text(err), c.want) {
			t.Errorf("ONLY=%s ROUNDS=%s: %v; want %s", c.only, c.rounds, err, c.want)
		}
	}
}
