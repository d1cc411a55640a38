package converter

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"serverless-poc/schema"
)

// Print writes d for people: tables, with the changes of the coefficients and
// the shifts of the predictions as small pictures. Numbers are rounded.
func (d *Difference) Print(w io.Writer) error {
	var b strings.Builder
	sections(&b, []section{
		{"Model " + d.Model, [][]string{
			{"", "old", "new"},
			{"version", d.Old.Version, d.New.Version},
			{"sha256", cut(d.Old.Digest), cut(d.New.Digest)},
			{"fitted at", d.Old.FittedAt, d.New.FittedAt},
			{"rows used", strconv.Itoa(d.Old.Rows), strconv.Itoa(d.New.Rows)},
		}},
		{"Changes", d.changeRows()},
		{"Predictors", d.predictorRows()},
		{"Coefficients", d.coefficientRows()},
		{d.predictionTitle(), d.shiftRows()},
	})
	b.WriteString(d.rowNotes())
	if rows := histogramRows(d.Predictions.likelyShifts()); len(rows) > 0 {
		sections(&b, []section{{"Shifts within the training ranges", rows}})
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// cut is the head of a digest.
func cut(digest string) string { return digest[:min(12, len(digest))] + "..." }

func (d *Difference) changeRows() [][]string {
	var rows [][]string
	for _, c := range d.Changes {
		rows = append(rows, []string{c.What, c.Old, "->", c.New})
	}
	return orNone(rows, "none of formula, family, link, response, decision")
}

func (d *Difference) predictorRows() [][]string {
	var rows [][]string
	for _, p := range d.Predictors {
		value := p.Old + p.New
		if p.Old != "" && p.New != "" {
			value = p.Old + " -> " + p.New
		}
		rows = append(rows, []string{p.Name, p.What, value, p.Means})
	}
	return orNone(rows, "the same, with the same levels and ranges")
}

// coefficientRows have a dumbbell each, on one axis of standard errors.
func (d *Difference) coefficientRows() [][]string {
	end := d.axis()
	rows := [][]string{{"", "old", "new", "change", "in se", dumbbellAxis(end)}}
	for _, c := range d.Coefficients {
		row := []string{c.label(), short(c.Old), short(c.New), "", "", ""}
		switch {
		case c.Status != "":
			row[5] = c.Status
		case same(c.Old, c.New):
			row[3], row[5] = "0", dumbbell(0, end)
		case c.Incomparable:
			row[5] = "does not compare"
		default:
			row[3] = signed(c.New - c.Old)
			if c.measured() {
				row[4], row[5] = fmt.Sprintf("%+.2f", float64(c.SE)), dumbbell(float64(c.SE), end)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func signed(n schema.Number) string {
	text := short(n)
	if n > 0 {
		return "+" + text
	}
	return text
}

func (d *Difference) predictionTitle() string {
	switch d.Predictions.Quantity {
	case "":
		return "Predictions: nothing in common to compare"
	case "probs":
		return "Predictions: shift of the probabilities by class"
	}
	return "Predictions: shift of the response"
}

func (d *Difference) shiftRows() [][]string {
	p := d.Predictions
	if p.Quantity == "" {
		return nil
	}
	what := p.Choice
	if what == "" {
		what = "decisions"
	}
	rows := [][]string{{"", "rows", "largest", "mean", what + " flipped"}}
	for _, set := range []struct {
		name  string
		shift Shift
	}{
		{"golden cases within the training ranges", p.Golden},
		{"rows drawn from the training summaries", p.Drawn},
		{"golden cases beyond the training ranges", p.Beyond},
	} {
		row := []string{set.name, strconv.Itoa(set.shift.Rows), "-", "-", "-"}
		if set.shift.Rows > 0 {
			row[2], row[3] = short(set.shift.Largest), short(set.shift.Mean)
		}
		if set.shift.Decided > 0 {
			row[4] = fmt.Sprintf("%d of %d", set.shift.Flipped, set.shift.Decided)
		}
		rows = append(rows, row)
	}
	return rows
}

// rowNotes are the row that moves most, and the rows that only one model takes.
func (d *Difference) rowNotes() string {
	var b strings.Builder
	if at := d.Predictions.likely().At; at != nil {
		of := ""
		if at.Of != "response" {
			of = at.Of + " "
		}
		fmt.Fprintf(&b, "  largest: %s%s -> %s for %s\n", of, short(at.Old), short(at.New), at.Input)
	}
	for _, one := range []struct {
		rows []Input
		says string
	}{
		{d.Predictions.Refused, "answered by old and refused by new"},
		{d.Predictions.Accepted, "refused by old and answered by new"},
	} {
		if n := len(one.rows); n > 0 {
			fmt.Fprintf(&b, "  %d golden inputs are %s, such as %s\n", n, one.says, one.rows[0])
		}
	}
	return b.String()
}
