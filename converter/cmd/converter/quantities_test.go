package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"serverless-poc/converter"
	"serverless-poc/converter/batch"
	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// TestScoreWritesWhatIsAskedFor asks the program for each quantity by its flag.
// line is what it writes, with # for each number; the numbers are those that R
// gave for that golden case.
func TestScoreWritesWhatIsAskedFor(t *testing.T) {
	for _, test := range []struct{ fixture, golden, flags, line string }{
		{"admission-seed", "typical", "", `{"link":#,"response":#,"class":"0","probs":{"0":#,"1":#}}`},
		{"admission-seed", "typical", "--se", wald},
		{"admission-seed", "typical, level 0.5", "--level 0.5", wald},
		{"admission-seed", "typical", "--explain",
			`{"link":#,"response":#,"class":"0","probs":{"0":#,"1":#},"terms":{"constant":#,"terms":{"gpa":#,"gre":#,"rank":#}}}`},
		{"formula-offset-both", "typical", "--explain", `{"link":#,"response":#,"terms":{"constant":#,"offset":#,"terms":{"hp":#,"wt":#}}}`},
		{"formula-poly", "typical", "", `{"link":#,"response":#}`},
		{"formula-poly", "typical", "--se", interval},
		{"formula-poly", "typical", "--se --level 0.95", interval},
		{"formula-poly", "typical, level 0.5", "--se --level 0.5", interval},
		{"formula-poly", "typical, level 0.999", "--level 0.999", interval},
		{"formula-log", "wt = 0", "--se", `{"link":"Inf","response":"Inf","se_link":null,"se_response":null,` +
			`"interval":{"conf_lwr":null,"conf_upr":null,"pred_lwr":null,"pred_upr":null}}`},
		{"coxph", "typical", "", `{"link":#,"response":#}`},
		{"coxph", "typical", "--times 0,79,884", `{"link":#,"response":#,"survival":{"0":#,"79":#,"884":#}}`},
		{"coxph-strata", "typical", "--se --times 0,140.5,186",
			`{"link":#,"response":#,"se_link":#,"se_response":#,"survival":{"0":#,"140.5":#,"186":#}}`},
		{"survreg-weibull", "typical", "", `{"link":#,"response":#}`},
		{"survreg-weibull", "typical", "--quantiles 0.1,0.5,0.9", `{"link":#,"response":#,"quantile":{"0.1":#,"0.5":#,"0.9":#}}`},
		{"survreg-extreme", "typical", "--se --quantiles 0,0.5,1",
			`{"link":#,"response":#,"se_link":#,"se_response":#,"quantile":{"0":"-Inf","0.5":#,"1":"Inf"}}`},
		{"tobit", "typical", "--quantiles 0.5", `{"link":#,"response":#,"quantile":{"0.5":#}}`},
		{"rq", "typical", "", `{"link":#,"response":#}`},
		{"rq-several", "typical", "", `{"link":{"0.1":#,"0.5":#,"0.9":#},"response":{"0.1":#,"0.5":#,"0.9":#}}`},
		{"mlm", "typical", "", `{"link":{"mpg":#,"qsec":#},"response":{"mpg":#,"qsec":#}}`},
		{"mlm", "hp = 0", "", `{"link":{"mpg":"Inf","qsec":"Inf"},"response":{"mpg":"Inf","qsec":"Inf"}}`},
		{"mlm", "hp = -283", "", `{"link":{"mpg":null,"qsec":null},"response":{"mpg":null,"qsec":null}}`},
		{"polr", "typical", "", `{"class":"High","probs":{"High":#,"Low":#,"Medium":#}}`},
		{"multinom", "typical", "", `{"class":"versicolor","probs":{"setosa":#,"versicolor":#,"virginica":#}}`},
		{"multinom-two", "typical", "", `{"response":#,"class":"no","probs":{"no":#,"yes":#}}`},
		{"clm", "typical", "", `{"class":"2","probs":{"1":#,"2":#,"3":#,"4":#,"5":#}}`},
		{"clm", "typical", "--se", `{"class":"2","probs":{"1":#,"2":#,"3":#,"4":#,"5":#},"se_probs":{"1":#,"2":#,"3":#,"4":#,"5":#}}`},
		{"zeroinfl-poisson", "typical", "", counts},
		{"hurdle-negbin", "typical", "", counts},
		{"glmnet-multinomial", "typical", "", `{"link":{"setosa":#,"versicolor":#,"virginica":#},"class":"versicolor",` +
			`"probs":{"setosa":#,"versicolor":#,"virginica":#}}`},
		{"lmer", "typical", "", `{"link":#,"response":#}`},
	} {
		t.Run(strings.TrimSpace(test.fixture+" "+test.golden+" "+test.flags), func(t *testing.T) {
			file, c := artefactOf(t, test.fixture)
			k := goldenCase(t, c, test.golden)
			args := append([]string{"score", file}, strings.Fields(test.flags)...)
			for format, rows := range aroundABadRow(t, c.Artefact.Predictors[0].Name, k.Input) {
				lines, said := score(t, args, rows)
				if want := "converter score: 1 of 3 rows were bad; their lines hold an \"error\" with the reasons\n"; said != want {
					t.Errorf("%s: it said %q, want %q", format, said, want)
				}
				if len(lines) != 3 || lines[2] != lines[0] || !isFailure(t, lines[1], c.Artefact.Predictors[0].Name) {
					t.Fatalf("%s: want a line, an error and the line again, got\n%s", format, strings.Join(lines, "\n"))
				}
				if got := numbers.ReplaceAllString(lines[0], ":#"); got != test.line {
					t.Errorf("%s:\n got %s\nwant %s", format, got, test.line)
				}
				compare(t, c, k, lines[0])
			}
		})
	}
}

const interval = `{"link":#,"response":#,"se_link":#,"se_response":#,"interval":{"conf_lwr":#,"conf_upr":#,"pred_lwr":#,"pred_upr":#}}`

const wald = `{"link":#,"response":#,"se_link":#,"se_response":#,"interval":{"conf_lwr":#,"conf_upr":#},"class":"0","probs":{"0":#,"1":#}}`

const counts = `{"response":#,"count":#,"zero":#,"prob":{"0":#,"1":#,"10":#,"11":#,"12":#,"13":#,"14":#,"15":#,"16":#,"17":#,"18":#,"19":#,` +
	`"2":#,"3":#,"4":#,"5":#,"6":#,"7":#,"8":#,"9":#}}`

var numbers = regexp.MustCompile(`:-?[0-9][-+.0-9e]*`)

// TestScoreKeysAreAsGiven asks for one number in several spellings.
func TestScoreKeysAreAsGiven(t *testing.T) {
	file, c := artefactOf(t, "survreg-weibull")
	k := goldenCase(t, c, "typical")
	for _, rows := range aroundABadRow(t, "age", k.Input) {
		lines, _ := score(t, []string{"score", file, "--quantiles", "0.10,1e-1,.1"}, rows)
		got, err := schema.Decode[schema.Scored]([]byte(lines[0]))
		if err != nil {
			t.Fatal(err)
		}
		if keys := slices.Sorted(maps.Keys(got.Quantile)); !slices.Equal(keys, []string{".1", "0.10", "1e-1"}) {
			t.Errorf("the keys are %q", keys)
		}
		got.Quantile = map[string]schema.Number{"0.1": got.Quantile["0.10"]}
		line, err := schema.Encode(got)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, c, k, string(line))
	}
}

// TestScoreRefusesWhatTheModelHasNot asks for what R's predict() does not give.
func TestScoreRefusesWhatTheModelHasNot(t *testing.T) {
	const (
		noErrors    = "the model has no standard errors; export the fit with them or score without"
		noInterval  = "the model has no interval: there is one for lm, aov, glm and glm.nb, this is \"coxph\"; score without interval and level"
		otherTerms  = "the model cannot be explained: there are terms for lm, aov, glm, negbin, rlm, geeglm, as R's predict.lm has them, this is \"gam\"; score without explain"
		noTerms     = "the model cannot be explained: R's predict() has no type = \"terms\" for \"polr\"; score without explain"
		noSurvival  = "the model has no survival at a time; score without times"
		noQuantiles = "the model has no quantiles; score without them"
	)
	for _, test := range []struct{ fixture, flags, want string }{
		{"rq", "--se", noErrors},
		{"lmer", "--se", noErrors},
		{"polr", "--level 0.9", noErrors},
		{"polr", "--explain", noTerms},
		{"gam-cr", "--explain", otherTerms},
		{"coxph", "--level 0.9", noInterval},
		{"formula-poly", "--level 1", "a level of 1 is not between 0 and 1"},
		{"formula-poly", "--level -0.5", "a level of -0.5 is not between 0 and 1"},
		{"survreg-weibull", "--times 100", noSurvival},
		{"formula-poly", "--times 0", noSurvival},
		{"coxph", "--quantiles 0.5", noQuantiles},
		{"rq-several", "--quantiles 0.1", noQuantiles},
		{"survreg-weibull", "--quantiles 0.5,1.5", "the quantile 1.5 is not between 0 and 1"},
	} {
		file, c := artefactOf(t, test.fixture)
		rows := aroundABadRow(t, c.Artefact.Predictors[0].Name, goldenCase(t, c, "typical").Input)
		args := append([]string{"score", file}, strings.Fields(test.flags)...)
		lines, said := score(t, args, rows["json"])
		want := "converter score: " + test.want + " (scored before that: 0 rows, bad: 0)\n"
		if said != want || len(lines) != 0 {
			t.Errorf("%s %s:\n got %q and %s\nwant %q", test.fixture, test.flags, lines, said, want)
		}
	}
}

func artefactOf(t *testing.T, fixture string) (string, *converter.Converted) {
	t.Helper()
	f, err := fixtures.Get(fixture)
	if err != nil {
		t.Fatal(err)
	}
	c, err := converter.Convert(f.Coefficients)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "artefact.json")
	if err := os.WriteFile(file, c.Bytes, 0o644); err != nil {
		t.Fatal(err)
	}
	return file, c
}

func goldenCase(t *testing.T, c *converter.Converted, name string) schema.Case {
	t.Helper()
	for _, k := range c.Artefact.Cases {
		if k.Name == name {
			return k
		}
	}
	t.Fatalf("the fixture has no case %q", name)
	return schema.Case{}
}

// aroundABadRow writes three rows in each format: good, good without field, good.
func aroundABadRow(t *testing.T, field string, good map[string]schema.Value) map[string]string {
	t.Helper()
	bad := maps.Clone(good)
	bad[field] = schema.Value{}
	var lines []string
	var table strings.Builder
	w := csv.NewWriter(&table)
	names := slices.Sorted(maps.Keys(good))
	_ = w.Write(names)
	for _, row := range []map[string]schema.Value{good, bad, good} {
		line, err := schema.Encode(row)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.TrimSpace(string(line)))
		var cells []string
		for _, name := range names {
			cell := strings.Trim(row[name].String(), `"`)
			if cell == "null" {
				cell = "NA" // an empty line would be no row
			}
			cells = append(cells, cell)
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return map[string]string{"json": "[" + strings.Join(lines, ",") + "]", "ndjson": strings.Join(lines, "\n"), "csv": table.String()}
}

// score runs the program, which has to fail, and gives its lines and its error.
func score(t *testing.T, args []string, rows string) ([]string, string) {
	t.Helper()
	var out, said bytes.Buffer
	if code := run(context.Background(), args, streams{strings.NewReader(rows), &out, &said}); code != exitRefused {
		t.Fatalf("%q: exit code %d, want %d; %s", args, code, exitRefused, said.String())
	}
	return strings.FieldsFunc(out.String(), func(r rune) bool { return r == '\n' }), said.String()
}

// isFailure says whether the line stands for the second row and names field.
func isFailure(t *testing.T, line, field string) bool {
	t.Helper()
	f, err := schema.Decode[batch.Failure]([]byte(line))
	return err == nil && f.Row == 2 && len(f.Error.Problems) == 1 && f.Error.Problems[0].Field == field &&
		strings.HasPrefix(f.Error.Message, fmt.Sprintf("%s: ", field))
}

// compare holds the line against what R gave of the quantities that are in it.
func compare(t *testing.T, c *converter.Converted, k schema.Case, line string) {
	t.Helper()
	got, err := schema.Decode[schema.Scored]([]byte(line))
	if err != nil {
		t.Fatal(err)
	}
	expect := *k.Expect
	expect.Survival = among(expect.Survival, got.Survival)
	expect.Quantile = among(expect.Quantile, got.Quantile)
	if got.SELink == nil {
		expect.SELink, expect.SEResponse, expect.Interval = nil, nil, nil
	}
	if got.Terms == nil {
		expect.Terms = nil
	}
	if got.SEProbs == nil {
		expect.SEProbs = nil
	}
	k.Expect = &expect
	for _, mismatch := range c.Model.Compare(k, *got) {
		t.Error(mismatch)
	}
}

// among are the entries of all whose keys were asked for; R must have each.
func among(all, asked map[string]schema.Number) map[string]schema.Number {
	some := map[string]schema.Number{}
	for key := range asked {
		some[key] = all[key]
	}
	return some
}
