package bench

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// Print writes rows for a terminal, a line each.
func Print(w io.Writer, rows []Row) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\tmeasured\tgoal\t")
	for i := range rows {
		r := &rows[i]
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", r.What, r.measured(), r.Goal, r.Verdict())
	}
	t.Flush()
}

// Markdown is the table of goals of a page: measured, goal, met or not.
func Markdown(rows []Row) string {
	var b strings.Builder
	b.WriteString("| what | floor | goal | measured | |\n|---|---|---|---|---|\n")
	for i := range rows {
		r := &rows[i]
		verdict := r.Verdict()
		if verdict == "not met" {
			verdict = "**not met**"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", cell(r.What), cell(dash(r.Floor)), cell(dash(r.Goal)), cell(r.measured()), verdict)
	}
	return b.String()
}

// Figures is the table of what was measured: min / median / max of either side,
// and the command.
func Figures(rows []Row) string {
	var b strings.Builder
	b.WriteString("| what | unit | floor: min / median / max | ours: min / median / max | ratio | command |\n|---|---|---|---|---|---|\n")
	for i := range rows {
		r := &rows[i]
		ratio := "-"
		if r.Ratio() > 0 {
			ratio = figure(r.Ratio())
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | `%s` |\n", cell(r.What), dash(r.Unit), dash(r.Base.String()), dash(r.Ours.String()), ratio, cell(r.Command))
	}
	for i := range rows {
		if r := &rows[i]; r.Note != "" {
			fmt.Fprintf(&b, "\n%s: %s\n", r.What, r.Note)
		}
	}
	return b.String()
}

func dash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

// cell keeps a bar from ending a cell.
func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
