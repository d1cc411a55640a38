package drift

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"serverless-poc/internal/psi"
)

// Print writes a table with a small plot of each item, the bins of what has
// moved, and the verdict with what to do.
func (r *Report) Print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "  \tkind\trows\tPSI\tby chance\ttraining\tseen\tbeyond\tunseen\tverdict")
	for i := range r.Items {
		x := &r.Items[i]
		if x.Skipped != "" {
			continue
		}
		fmt.Fprintf(t, "  %s\t%s\t%d\t%.3f\t%s\t%s\t%s\t%d\t%d\t%s\n", x.Name, x.Kind, x.Index.Seen, x.Value, bound(x.Chance),
			spark(x, x.Training), spark(x, x.Seen), x.OutOfRange, x.Unseen, x.Verdict)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for i := range r.Items {
		if x := &r.Items[i]; x.Skipped != "" {
			fmt.Fprintf(w, "  %s (%s) is not compared: %s\n", x.Name, x.Kind, x.Skipped)
		}
	}
	for i := range r.Items {
		if x := &r.Items[i]; x.Verdict == psi.Watch || x.Verdict == psi.Drifted {
			if err := x.plot(w); err != nil {
				return err
			}
		}
	}
	_, err := fmt.Fprintf(w, "drift     %s\n", r.Conclusion())
	return err
}

// bound is what chance stays below; without a row there is none.
func bound(x float64) string {
	if x > 99 {
		return "-"
	}
	return fmt.Sprintf("< %.3f", x)
}

// Conclusion says the verdict and what to do, in one sentence.
func (r *Report) Conclusion() string {
	moved := func(v psi.Verdict) string {
		var names []string
		for _, x := range r.Items {
			if x.Verdict == v {
				names = append(names, x.Name+" ("+x.Kind+")")
			}
		}
		return strings.Join(names, ", ")
	}
	rows := fmt.Sprintf("%d rows", r.Rows)
	if r.Refused > 0 {
		rows += fmt.Sprintf(" and %d that were refused", r.Refused)
	}
	switch r.Verdict {
	case psi.Drifted:
		return fmt.Sprintf("drifted: %s, by %s; look whether the callers have changed, and refit on newer data", moved(psi.Drifted), rows)
	case psi.Watch:
		return fmt.Sprintf("watch: %s, by %s; small, but more than chance: look again in a while", moved(psi.Watch), rows)
	case psi.TooFew:
		return "too few rows: " + r.few(rows)
	}
	return "stable, by " + rows
}

func (r *Report) few(rows string) string {
	switch {
	case r.compared() == 0:
		return "nothing can be compared; the artefact has no training summaries"
	case r.Hopeless && r.Needed == 0:
		return rows + "; no number shows a shift of " + size(psi.Large) + ", because the training rows are too few themselves"
	}
	return fmt.Sprintf("%s; a shift of %s is told from chance with %d", rows, size(psi.Large), r.Needed)
}

func size(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
