package rexpr

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"serverless-poc/schema"
)

func read(t testing.TB, text string) *schema.Expr {
	t.Helper()
	var e schema.Expr
	if err := json.Unmarshal([]byte(text), &e); err != nil {
		t.Fatal(err)
	}
	return &e
}

// TestCompileRefuses pins what is refused, where and why.
func TestCompileRefuses(t *testing.T) {
	deep := strings.Repeat(`{"call":"-","args":[`, 150) + `{"number":1}` + strings.Repeat(`]}`, 150)
	wide := `{"call":"pmax","args":[` + strings.Repeat(`{"number":1},`, 10_000) + `{"number":1}]}`
	const again = "; export the fit again with modelexport; do not edit the document by hand"
	tests := []struct{ tree, want string }{
		{`{}`, `/e: an expression has one head, this has 0` + again},
		{`{"number":1,"call":"exp"}`, `/e: an expression has one head, this has 2` + again},
		{`{"predictor":"y"}`, `/e/predictor: "y" is not one of the predictors` + again},
		{`{"text":"a"}`, `/e: a string alone is no value of a row; compare a level with it`},
		{`{"poly":{"alpha":[1],"norm2":[1,1,1]},"of":{"predictor":"x"}}`, `/e: columns, poly, spline and smooth stand at the top of a variable only` + again},
		{`{"call":"system","args":[{"text":"ls"}]}`, `/e/call: the function "system" is not known here; see docs/formula.md for those that are; compute the column in the data before fitting`},
		{`{"call":"exp"}`, `/e/args: exp() of 0 arguments` + again},
		{`{"call":"log","args":[{"number":1},{"number":2},{"number":3}]}`, `/e/args: log() of 3 arguments` + again},
		{`{"call":"exp","args":[{"predictor":"f"}]}`, `/e/args: exp() does not take a level as its argument 1` + again},
		{`{"call":"+","args":[{"predictor":"x"},{"text":"1"}]}`, `/e/args: +() does not take a string as its argument 2` + again},
		{`{"call":"!","args":[{"predictor":"f"}]}`, `/e/args: !() does not take a level as its argument 1` + again},
		{`{"call":"ifelse","args":[{"predictor":"b"},{"predictor":"f"},{"number":1}]}`, `/e/args: ifelse() does not take a level as its argument 2` + again},
		{`{"call":"==","args":[{"predictor":"f"},{"predictor":"o"}]}`, `/e/args: a level is compared with a string only, and only that of a predictor` + again},
		{`{"call":"<","args":[{"predictor":"f"},{"text":"a"}]}`, `/e/call: < needs an ordered factor` + again},
		{`{"call":"<","args":[{"predictor":"o"},{"text":"top"}]}`, `/e/args: "top" is not a level` + again},
		{`{"call":"%in%","args":[{"predictor":"x"},{"predictor":"x"}]}`, `/e/args: %in%() does not take a number as its argument 2` + again},
		{`{"cut":{"breaks":[1,2],"right":true,"include_lowest":true}}`, `/e/of: missing: what is it of?` + again},
		{`{"cut":{"breaks":[2,1],"right":true,"include_lowest":true},"of":{"predictor":"x"}}`, `/e/cut/breaks/1: breaks are numbers that ascend` + again},
		{`{"cut":{"breaks":[1],"right":true,"include_lowest":true},"of":{"predictor":"x"}}`, `/e/cut/breaks: 1 breaks make no interval` + again},
		{`{"cut":{"breaks":[1,2],"right":true,"include_lowest":true},"of":{"predictor":"f"}}`, `/e/of: cut() takes a number, this is a level` + again},
		{`{"recode":{"from":["a"],"to":[]},"of":{"predictor":"f"}}`, `/e/recode/to: 0 levels for 1 values` + again},
		{`{"recode":{"from":["z"],"to":[0]},"of":{"predictor":"f"}}`, `/e/recode/from/0: "z" is not a level of a predictor` + again},
		{`{"recode":{"from":["a"],"to":[-1]},"of":{"predictor":"f"}}`, `/e/recode/to/0: -1 is no place of a level` + again},
		{`{"recode":{"from":[0.3,0.30000000000000004],"to":[0,1]},"of":{"predictor":"x"}}`, `/e/recode/from/1: 0.30000000000000004 is there twice` + again},
		{`{"recode":{"from":["a"],"to":[0]},"of":{"predictor":"x"}}`, `/e/recode/from/0: "a" is not a number` + again},
		{`{"cross":[{"predictor":"x"}]}`, `/e/cross: interaction() takes levels, this is a number` + again},
		{deep, `/e` + strings.Repeat("/args/0", 101) + `: nested more than 100 deep; fit with a simpler formula`},
		{wide, `/e/args/9999: more than 10000 parts; fit with a simpler formula`},
	}
	for _, test := range tests {
		_, err := Compile(read(t, test.tree), "/e", NewScope(columns))
		if err == nil || err.Error() != test.want {
			t.Errorf("%.100s\n got %v\nwant %s", test.tree, err, test.want)
		}
	}
}

// TestUnseen refuses a level that the fit has not seen where it is the value;
// below, it equals no label (R: factor(x) == "4" is FALSE of any other x).
func TestUnseen(t *testing.T) {
	const seen = `{"recode":{"from":[4,6],"to":[0,1],"reject":true},"of":{"predictor":"x"}}`
	const is4 = `{"call":"==","args":[{"call":"as.numeric","args":[` + seen + `]},{"number":1}]}`
	tests := []struct {
		tree    string
		x, want float64
	}{
		{seen, 6, 1}, {seen, 5, Unseen}, {seen, math.NaN(), math.NaN()},
		{is4, 4, 1}, {is4, 6, 0}, {is4, 5, 0}, {is4, math.NaN(), math.NaN()},
		{`{"cross":[` + seen + `,{"predictor":"b"}]}`, 5, Unseen},
		{`{"call":"ifelse","args":[` + is4 + `,{"number":7},{"number":8}]}`, 5, 8},
		{`{"recode":{"from":[1,2],"to":[0,1],"reject":true},"of":{"call":"as.numeric","args":[` + seen + `]}}`, 5, Unseen},
	}
	for _, test := range tests {
		p, err := Compile(read(t, test.tree), "", NewScope(columns))
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Eval([]float64{test.x, 1, 0, 0}); ulps(got, test.want) != 0 || !p.Rejects() {
			t.Errorf("%s at %v: %v, want %v", test.tree, test.x, got, test.want)
		}
	}
}
