package converter

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"serverless-poc/schema"
)

// Show writes the model card of c: what the model is, what it expects, what it
// learnt and where it comes from. It is for people; numbers are rounded.
func Show(w io.Writer, c *Converted) error {
	var b strings.Builder
	sections(&b, []section{
		{"Model " + c.Artefact.Name, headRows(c)},
		{"Predictors", predictorRows(c.Artefact.Predictors)},
		{"Coefficients", coefficientRows(c.Artefact.Coefficients)},
		{"Provenance", provenanceRows(c.Artefact.Provenance)},
	})
	_, err := io.WriteString(w, b.String())
	return err
}

// A section is a table under its title.
type section struct {
	title string
	rows  [][]string
}

// sections writes list with an empty line before each section but the first.
func sections(b *strings.Builder, list []section) {
	for _, s := range list {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(s.title + "\n")
		columns(b, s.rows)
	}
}

// columns writes rows in columns, without blanks at the end of a line.
func columns(b *strings.Builder, rows [][]string) {
	var aligned strings.Builder
	t := tabwriter.NewWriter(&aligned, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		fmt.Fprintln(t, "  "+strings.Join(row, "\t"))
	}
	t.Flush() // a strings.Builder takes everything
	for line := range strings.Lines(aligned.String()) {
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
}

func headRows(c *Converted) [][]string {
	a := c.Artefact
	return [][]string{
		{"version", a.Version},
		{"sha256", c.Digest},
		{"key", a.Key()},
		{"fitted at", a.FittedAt},
		{"class", strings.Join(a.Class, ", ")},
		{"formula", a.Formula},
		{"family", a.Family.Name + ", link " + linkText(a.Family.Link)},
		{"response", responseText(a.Response)},
		{"decision", decisionText(a.Response)},
		{"standard errors", yesNo(a.StandardErrors != nil)},
		{"golden cases", fmt.Sprintf("%d, all reproduced just now", c.Cases)},
	}
}

func linkText(l schema.Link) string {
	if l.Lambda == nil {
		return l.Name
	}
	return l.Name + "(" + short(*l.Lambda) + ")"
}

func responseText(r schema.Response) string {
	text := r.Name + ", " + r.Type
	if len(r.Classes) > 0 {
		text += ", classes " + strings.Join(r.Classes, ", ")
	}
	return text
}

func decisionText(r schema.Response) string {
	if r.Decision == nil {
		return "none"
	}
	return fmt.Sprintf("true when P(%s = %s) > %s", r.Name, r.Decision.Positive, short(r.Decision.Threshold))
}

func predictorRows(predictors []schema.Predictor) [][]string {
	var rows [][]string
	for _, p := range predictors {
		row := []string{p.Name, p.Type, levelsText(p)}
		if r := p.Range; r != nil {
			row[2] = fmt.Sprintf("%s to %s, mean %s, sd %s", short(r.Min), short(r.Max), short(r.Mean), short(r.SD))
		}
		rows = append(rows, row)
	}
	return orNone(rows, "none")
}

// levelsText is each level with its rows in the fit.
func levelsText(p schema.Predictor) string {
	levels := p.Levels
	if p.Type == schema.Logical {
		levels = []string{"FALSE", "TRUE"}
	}
	texts := slices.Clone(levels)
	for i := range texts {
		if i < len(p.Counts) {
			texts[i] += " (" + strconv.Itoa(p.Counts[i]) + ")"
		}
	}
	return strings.Join(texts, ", ")
}

func coefficientRows(coefficients []schema.Coefficient) [][]string {
	rows := [][]string{{"", "estimate", "std. error", "statistic", "p-value"}}
	for _, k := range coefficients {
		rows = append(rows, []string{k.Name, short(k.Value), short(k.StdError), short(k.Statistic), short(k.PValue)})
	}
	return rows
}

func provenanceRows(p schema.Provenance) [][]string {
	rows := [][]string{{"R", p.R}}
	for _, name := range slices.Sorted(maps.Keys(p.Packages)) {
		rows = append(rows, []string{"package", name + " " + p.Packages[name]})
	}
	return append(rows,
		[]string{"call", strings.Join(strings.Fields(p.Call), " ")},
		[]string{"rows used", strconv.Itoa(p.N)},
		[]string{"data", p.DataDigest})
}

// orNone is rows, or one of that text where there are none.
func orNone(rows [][]string, text string) [][]string {
	if len(rows) == 0 {
		return [][]string{{text}}
	}
	return rows
}

// short is a number to five digits; NA as R writes it.
func short(n schema.Number) string {
	switch text := strconv.FormatFloat(float64(n), 'g', 5, 64); text {
	case "NaN":
		return "NA"
	case "+Inf":
		return "Inf"
	default:
		return text
	}
}
