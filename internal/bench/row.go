package bench

import "fmt"

// A Row is one line of the table of goals.
type Row struct {
	What    string  // "cold start over TLS, model from S3"
	Floor   string  // what Base is: "hello"
	Goal    string  // "<= 2.0 x hello"
	Most    float64 // the greatest ratio of the medians, Ours to Base; 0: none
	Unit    string  // of both series: ms, ns, MB, s
	Base    Series
	Ours    Series
	Bounds  []Bound
	Command string // measures this row alone
	Note    string // other figures, or where the time goes
	Skipped string // why there are no figures, and the command that mends it
}

// A Bound is a goal that is no ratio.
type Bound struct {
	Name string // "allocations"
	Unit string
	Is   float64
	Most float64
}

// Ratio is that of the medians; 0 where there is no floor.
func (r *Row) Ratio() float64 {
	if len(r.Base) == 0 || len(r.Ours) == 0 {
		return 0
	}
	return r.Ours.Median() / r.Base.Median()
}

// Met says that every goal of r is.
func (r *Row) Met() bool {
	if r.Skipped != "" || r.Most > 0 && r.Ratio() > r.Most {
		return false
	}
	for _, b := range r.Bounds {
		if !(b.Is <= b.Most) { // what is not known is not met
			return false
		}
	}
	return true
}

// Verdict is "met", "not met", or "SKIPPED"; "measured" where there is no goal.
func (r *Row) Verdict() string {
	switch {
	case r.Skipped != "":
		return "SKIPPED"
	case r.Most == 0 && len(r.Bounds) == 0:
		return "measured"
	case r.Met():
		return "met"
	}
	return "not met"
}

// measured is the figures of r in words.
func (r *Row) measured() string {
	if r.Skipped != "" {
		return r.Skipped
	}
	text := ""
	if ratio := r.Ratio(); ratio > 0 {
		text = figure(ratio) + " x"
	}
	for _, b := range r.Bounds {
		if text != "" {
			text += ", "
		}
		text += fmt.Sprintf("%s%s %s", figure(b.Is), space(b.Unit), b.Name)
	}
	return text
}

func space(unit string) string {
	if unit == "" {
		return ""
	}
	return " " + unit
}
