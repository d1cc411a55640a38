package batch

import (
	"fmt"
	"slices"
	"strings"

	"serverless-poc/schema"
)

// A plan is what all workers of a run know.
type plan struct {
	job         *Job
	source      source
	header      []string // of the input; nil where each row has its own names
	wholeHeader bool     // it has every predictor
	predictorAt []int    // place of each predictor in the header
	ignored     []string // columns of the header that the model does not know
	kept        []string // columns of the input that are kept
	keptAt      []int    // their places in the header
	columns     []column // of the output: kept, then answers
	members     []member // that an answer can have
}

func newPlan(job *Job, s source) (*plan, error) {
	p := &plan{job: job, source: s, header: s.header()}
	fields := make(map[string]schema.Value, len(p.header))
	for _, name := range p.header {
		fields[name] = schema.Value{}
	}
	p.ignored = job.Model.Ignored(fields)
	for _, predictor := range job.Model.Source().Predictors {
		p.predictorAt = append(p.predictorAt, slices.Index(p.header, predictor.Name))
	}
	p.wholeHeader = p.header != nil && !slices.Contains(p.predictorAt, -1)
	if err := p.keep(job.Columns); err != nil {
		return nil, err
	}
	return p, p.name()
}

// AllColumns, alone in [Job.Columns], keeps the whole row.
const AllColumns = "all"

// keep finds the columns of the input that are kept.
func (p *plan) keep(names []string) error {
	if len(names) == 1 && names[0] == AllColumns && !slices.Contains(p.header, AllColumns) {
		if p.header == nil {
			return fmt.Errorf("the rows have no header that says what all columns are; name those to keep")
		}
		names = p.header
	}
	for i, name := range names {
		at := slices.Index(p.header, name)
		switch {
		case slices.Contains(names[:i], name):
			return fmt.Errorf("the column %q is to be kept twice", name)
		case p.header != nil && at < 0:
			return fmt.Errorf("there is no column %q to keep; there are %s", name, strings.Join(p.header, ", "))
		}
		p.keptAt = append(p.keptAt, at)
	}
	p.kept = names
	return nil
}

// name makes the columns of the output.
func (p *plan) name() error {
	for _, name := range p.kept {
		p.columns = append(p.columns, column{name: name, path: []string{"input", name}, kind: p.kindOf(name)})
	}
	p.members = shape(p.job.Model, p.job.Ask)
	members, err := wanted(p.members, p.job.Answers)
	if err != nil {
		return err
	}
	for _, m := range members {
		if m.kind == hollow && (p.job.To == CSV || p.job.To == Parquet) {
			continue
		}
		if slices.Contains(p.kept, m.name) {
			return fmt.Errorf("the column %q to keep has the name of an answer; call it something else in the input", m.name)
		}
		p.columns = append(p.columns, m.column)
	}
	return nil
}

// kindOf is how a kept column is written where a column has one type: numeric
// predictors as numbers, all else as text.
func (p *plan) kindOf(name string) kind {
	for _, predictor := range p.job.Model.Source().Predictors {
		if predictor.Name == name && predictor.Type == schema.Numeric {
			return number
		}
	}
	return text
}

func (p *plan) worker() *worker {
	w := &worker{
		plan: p, reader: p.source.reader(), encoder: p.encoder(),
		answers: newAnswers(p.job.Model, p.job.Ask, p.members, p.columns[len(p.kept):]),
		values:  make([]value, len(p.columns)),
	}
	w.straight = newStraight(w)
	return w
}

func (p *plan) encoder() encoder {
	switch p.job.To {
	case CSV:
		return &csvEncoder{}
	case Parquet:
		return &parquetEncoder{columns: p.columns}
	}
	return newJSONEncoder(p.columns, p.job.To == JSON)
}

func (p *plan) sink() (sink, error) {
	switch p.job.To {
	case CSV:
		return newCSVSink(p.job.Out, p.columns)
	case Parquet:
		return newParquetSink(p.job.Out, p.columns), nil
	case JSON:
		return &arraySink{w: p.job.Out}, nil
	case NDJSON, "":
		return textSink{p.job.Out}, nil
	}
	return nil, fmt.Errorf("%q is not a format to write; use ndjson, json, csv or parquet", p.job.To)
}
