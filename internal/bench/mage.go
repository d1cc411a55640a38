package bench

import (
	"context"
	"fmt"
	"time"
)

// measureMage times what is typed every day: the tests when nothing has
// changed, and a deploy that changes nothing.
func measureMage(ctx context.Context, lab *Lab) ([]Row, error) {
	var rows []Row
	for _, of := range []struct {
		what, target string
		rounds       int
		most         float64
	}{
		{"go tool mage test, nothing changed", "test", 1, 60},
		{"go tool mage deploy, nothing changed", "deploy", lab.Rounds, 3},
	} {
		lab.Say("          %s", of.what)
		took, err := inTurn(of.rounds, func() (float64, error) {
			start := time.Now()
			err := command(ctx, lab.Root, "go", "tool", "mage", of.target)
			return time.Since(start).Seconds(), err
		})
		if err != nil {
			return nil, err
		}
		rows = append(rows, Row{What: of.what, Goal: fmt.Sprintf("<= %g s", of.most), Unit: "s", Ours: took[0],
			Bounds: []Bound{{Name: "(median)", Unit: "s", Is: took[0].Median(), Most: of.most}}, Command: "time go tool mage " + of.target})
	}
	return rows, nil
}
