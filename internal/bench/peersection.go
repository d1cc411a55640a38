package bench

import (
	"context"
	"fmt"
	"path/filepath"
)

// peerRounds is how often peers run: they take seconds to start.
const peerRounds = 3

func peersOf(lab *Lab) []peer {
	data := filepath.Join(lab.Root, "fixtures", "admission", "admission.csv")
	return []peer{
		{"Rscript", "apt-get install -y r-base-core", "predict.R", []string{data}, []compared{
			{"one row, against R", "one", "R, predict.glm() of one row", "engine", "BenchmarkScoreRow/ours"},
			{"a row of many, against R", "many", "R, predict.glm() of 100,000 rows, each", "engine", "BenchmarkScoreRow/ours"},
		}},
		{"node", "apt-get install -y nodejs", "closed.mjs", nil, []compared{
			{"bytes to bytes, against JavaScript", "answer", "node, JSON.parse and a closed form", "function", "BenchmarkAnswer/ours"},
		}},
	}
}

// measurePeers holds ours against what else there is. There are no goals: the
// ratio says which part of the peer's time ours takes.
func measurePeers(ctx context.Context, lab *Lab) ([]Row, error) {
	var rows []Row
	for _, p := range peersOf(lab) {
		more, err := p.rows(ctx, lab)
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	served, err := measurePlumber(ctx, lab)
	return append(rows, served), err
}

func (p *peer) rows(ctx context.Context, lab *Lab) ([]Row, error) {
	rows := make([]Row, len(p.compare))
	skipped := p.here()
	for i, c := range p.compare {
		rows[i] = Row{What: c.what, Floor: c.floor, Unit: "ns", Command: alone("peers"), Skipped: skipped}
	}
	if skipped != "" {
		return rows, nil
	}
	for range peerRounds {
		theirs, err := p.measure(ctx, lab)
		if err != nil {
			return nil, err
		}
		for i, c := range p.compare {
			ours, err := once(ctx, lab, c.module, c.bench)
			if err != nil {
				return nil, err
			}
			if theirs[c.name] == 0 {
				return nil, fmt.Errorf("%s of %s gave no figure", c.name, p.script)
			}
			rows[i].Base = append(rows[i].Base, theirs[c.name])
			rows[i].Ours = append(rows[i].Ours, ours)
		}
	}
	return rows, nil
}
