package drift

import (
	"math"

	"serverless-poc/internal/psi"
)

// A Document is a report for programs. Its fields keep their names; new ones may
// be added.
type Document struct {
	Rows    int            `json:"rows"`
	Refused int            `json:"refused"`
	Lines   int            `json:"lines"`
	Verdict psi.Verdict    `json:"verdict"`
	Needed  int            `json:"rows_needed"` // 0: there are enough, or no number is
	Items   []ItemDocument `json:"items"`
}

// An ItemDocument is one item. Of one that is skipped only name, kind and the
// reason are there.
type ItemDocument struct {
	Name       string      `json:"name"`
	Kind       string      `json:"kind"`
	Skipped    string      `json:"skipped,omitempty"`
	Verdict    psi.Verdict `json:"verdict,omitempty"`
	PSI        *float64    `json:"psi,omitempty"`
	Chance     *float64    `json:"chance,omitempty"` // the bound; absent without a row
	P          *float64    `json:"p,omitempty"`      // not corrected for the number of items
	OutOfRange int         `json:"out_of_range"`
	Unseen     int         `json:"unseen"`
	Bins       []string    `json:"bins,omitempty"`
	Training   []int       `json:"training,omitempty"`
	Seen       []int       `json:"seen,omitempty"`
}

// Document gives r for programs.
func (r *Report) Document() Document {
	d := Document{Rows: r.Rows, Refused: r.Refused, Lines: r.Lines, Verdict: r.Verdict, Needed: r.Needed, Items: []ItemDocument{}}
	for _, x := range r.Items {
		item := ItemDocument{Name: x.Name, Kind: x.Kind, Skipped: x.Skipped, OutOfRange: x.OutOfRange, Unseen: x.Unseen}
		if x.Skipped == "" {
			p := x.PValue()
			item.Verdict, item.PSI, item.P = x.Verdict, &x.Value, &p
			item.Bins, item.Training, item.Seen = x.Labels, x.Training, x.Seen
			if !math.IsInf(x.Chance, 0) {
				item.Chance = &x.Chance
			}
		}
		d.Items = append(d.Items, item)
	}
	return d
}
