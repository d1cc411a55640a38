package engine

import (
	"errors"
	"math"
	"testing"

	"serverless-poc/schema"
)

// TestCompileRefuses changes one thing in a binomial model y ~ f * z, with f of
// levels a, b, c and sum contrasts, and pins what is said of it.
func TestCompileRefuses(t *testing.T) {
	const again = "; export the fit again with modelexport; do not edit the document by hand"
	inf := schema.Number(math.Inf(1))
	one := schema.Number(1)
	tests := []struct {
		want   string
		change func(*schema.Model)
	}{
		{`/predictors/1/name: two predictors are named "f"` + again,
			func(m *schema.Model) { m.Predictors[1].Name = "f" }},
		{`/predictors/0/name: a predictor without a name` + again,
			func(m *schema.Model) { m.Predictors[0].Name = "" }},
		{`/predictors/1/type: unknown type "POSIXct" of "z"; known here: numeric, logical, character, factor, ordered, Date`,
			func(m *schema.Model) { m.Predictors[1].Type = "POSIXct" }},
		{`/predictors/1/levels: "z" is numeric and cannot have levels` + again,
			func(m *schema.Model) { m.Predictors[1].Levels = []string{"1"} }},
		{`/predictors/0/levels: "f" is a factor without levels` + again,
			func(m *schema.Model) { m.Predictors[0].Levels = nil }},
		{`/predictors/0/levels/2: level "a" of "f" is there twice` + again,
			func(m *schema.Model) { m.Predictors[0].Levels[2] = "a" }},
		{`/predictors/1/levels: "z" is logical; its levels are FALSE and TRUE` + again,
			func(m *schema.Model) {
				m.Predictors[1].Type = schema.Logical
				m.Predictors[1].Levels = []string{"no", "yes"}
			}},
		{`/terms/variables/1/name: two variables are named "f"` + again,
			func(m *schema.Model) { m.Terms.Variables[1].Name = "f" }},
		{`/terms/variables/1/expr/predictor: "w" is not one of the predictors` + again,
			func(m *schema.Model) { m.Terms.Variables[1].Expr.Predictor = "w" }},
		{`/terms/variables/0/type: "f" is "logical" but its predictor "f" is "factor"` + again,
			func(m *schema.Model) { m.Terms.Variables[0].Type = schema.Logical }},
		{`/terms/variables/0/levels: the levels of "f" are not those of its predictor "f"` + again,
			func(m *schema.Model) { m.Terms.Variables[0].Levels = []string{"b", "a", "c"} }},
		{`/terms/variables/1: "z" is numeric and cannot have levels or contrasts` + again,
			func(m *schema.Model) { m.Terms.Variables[1].Contrast = m.Terms.Variables[0].Contrast }},
		{`/terms/variables/0/contrast/matrix: 2 rows for 3 levels` + again,
			func(m *schema.Model) {
				m.Terms.Variables[0].Contrast.Matrix = m.Terms.Variables[0].Contrast.Matrix[:2]
			}},
		{`/terms/variables/0/contrast/matrix/1: 1 numbers for 2 columns` + again,
			func(m *schema.Model) {
				m.Terms.Variables[0].Contrast.Matrix[1] = m.Terms.Variables[0].Contrast.Matrix[1][:1]
			}},
		{`/terms/variables/0/contrast/matrix/1/0: not a finite number` + again,
			func(m *schema.Model) { m.Terms.Variables[0].Contrast.Matrix[1][0] = inf }},
		{`/terms/variables/0/contrast: missing: the term at /terms/terms/0 codes "f" by its contrasts` + again,
			func(m *schema.Model) { m.Terms.Variables[0].Contrast = nil }},
		{`/terms/terms/2/codes: 1 codes for 2 variables` + again,
			func(m *schema.Model) { m.Terms.Terms[2].Codes = []int{1} }},
		{`/terms/terms/2/codes/1: unknown code 3; R's codes are 0, 1 and 2`,
			func(m *schema.Model) { m.Terms.Terms[2].Codes[1] = 3 }},
		{`/terms/terms/1/codes: the term "z" has no variable` + again,
			func(m *schema.Model) { m.Terms.Terms[1].Codes = []int{0, 0} }},
		{`/coefficients/1/assign: "f1" is assigned to term 2, the terms make it 1` + again,
			func(m *schema.Model) { m.Coefficients[1].Assign = 2 }},
		{`/coefficients/3/assign: "z" is assigned to term 2, the terms make it 1` + again,
			func(m *schema.Model) { m.Terms.Terms[0].Codes[0] = 2 }},
		{`/coefficients/0/assign: "(Intercept)" is assigned to term 0, the terms make it 1` + again,
			func(m *schema.Model) { m.Terms.Intercept = false }},
		{`/coefficients: 5 coefficients for the 6 columns that the terms make` + again,
			func(m *schema.Model) { m.Coefficients = m.Coefficients[:5] }},
		{`/coefficients/6: the terms make 6 columns, here is one more: "z"` + again,
			func(m *schema.Model) { m.Coefficients = append(m.Coefficients, m.Coefficients[3]) }},
		{`/coefficients/2/value: "f2" is infinite; a coefficient is finite, or null where R calls it aliased`,
			func(m *schema.Model) { m.Coefficients[2].Value = inf }},
		{`/family/name: unknown family "Negative Binomial(1.2)"; known here: gaussian, binomial, poisson, Gamma, inverse.gaussian, quasi, quasibinomial, quasipoisson, negative.binomial, Tweedie, betar, scat`,
			func(m *schema.Model) { m.Family.Name = "Negative Binomial(1.2)" }},
		{`/family/link: unknown link "mu^0.333"; known here: 1/mu^2, cauchit, cloglog, identity, inverse, log, logit, power, probit, sqrt` + again,
			func(m *schema.Model) { m.Family.Link.Name = "mu^0.333" }},
		{`/family/link: the link "power" needs its lambda` + again,
			func(m *schema.Model) { m.Family.Link.Name = "power" }},
		{`/family/link: lambda 1 is not a power link: R makes identity of 1, log of 0 and less` + again,
			func(m *schema.Model) { m.Family.Link = schema.Link{Name: "power", Lambda: &one} }},
		{`/family/link: the link "logit" has no lambda` + again,
			func(m *schema.Model) { m.Family.Link.Lambda = &one }},
		{`/standard_errors/r_inverse: 5 rows for 6 coefficients that are not aliased` + again,
			func(m *schema.Model) { m.StandardErrors.RInverse = m.StandardErrors.RInverse[:5] }},
		{`/standard_errors/r_inverse/3: 5 numbers for 6 coefficients that are not aliased` + again,
			func(m *schema.Model) { m.StandardErrors.RInverse[3] = m.StandardErrors.RInverse[3][:5] }},
		{`/standard_errors/r_inverse/3/4: not a finite number` + again,
			func(m *schema.Model) { m.StandardErrors.RInverse[3][4] = inf }},
		{`/standard_errors/residual_variance: -1 is not a variance` + again,
			func(m *schema.Model) { m.StandardErrors.ResidualVariance = -1 }},
		{`/response/type: unknown type "Surv" of "yes"; known here: numeric, logical, factor, matrix, survival`,
			func(m *schema.Model) { m.Response.Type = "Surv" }},
		{`/response/classes: there must be two, failure first` + again,
			func(m *schema.Model) { m.Response.Classes = []string{"0", "1", "2"} }},
		{`/response/classes: family "poisson" has no classes` + again,
			func(m *schema.Model) { m.Family.Name = "poisson" }},
		{`/response/decision/positive: "2" is not one of the classes ["0" "1"]; name one of the classes`,
			func(m *schema.Model) { m.Response.Decision.Positive = "2" }},
		{`/response/decision/threshold: null is not between 0 and 1; give a probability`,
			func(m *schema.Model) { m.Response.Decision.Threshold = nan }},
		{`/response/decision/threshold: 50 is not between 0 and 1; give a probability`,
			func(m *schema.Model) { m.Response.Decision.Threshold = 50 }},
		{`/tolerance/response: 0.5 is not a tolerance between 0 and 1e-9` + again,
			func(m *schema.Model) { m.Tolerance.Response = 0.5 }},
		{`/tolerance/se: null is not a tolerance between 0 and 1e-9` + again,
			func(m *schema.Model) { m.Tolerance.SE = nan }},
		{`/cases/1/name: two cases are named "typical"` + again,
			func(m *schema.Model) { m.Cases[1].Name = "typical" }},
		{`/cases/0: case "typical" must have one of expect and reject` + again,
			func(m *schema.Model) { m.Cases[0].Expect = nil }},
		{`/cases/0/reject/field: "w" is not one of the predictors` + again,
			func(m *schema.Model) { m.Cases[0].Expect, m.Cases[0].Reject = nil, &schema.Reject{Field: "w"} }},
	}
	for _, test := range tests {
		source := readModel(t, "testdata/edges/sums.json")
		test.change(source)
		_, err := Compile(source)
		var refused *CompileError
		if err == nil || err.Error() != test.want || !errors.As(err, &refused) {
			t.Errorf("\n got %v\nwant %s", err, test.want)
		}
	}
}

func TestCompileNothing(t *testing.T) {
	if _, err := Compile(nil); err == nil || err.Error() != "document: no model; decode a document first" {
		t.Errorf("got %v", err)
	}
}

func TestSource(t *testing.T) {
	source := readModel(t, "testdata/edges/sums.json")
	if compile(t, source).Source() != source {
		t.Error("Source is not the compiled model")
	}
}
