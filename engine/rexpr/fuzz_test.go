package rexpr

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"strings"
	"testing"

	"serverless-poc/schema"
)

// FuzzCompileEval gives any tree and any row: it computes a value of its kind,
// or is refused at a place of the tree. It never panics.
func FuzzCompileEval(f *testing.F) {
	data, err := os.ReadFile("testdata/trees.json")
	if err != nil {
		f.Fatal(err)
	}
	var oracle struct {
		Trees []struct{ Tree json.RawMessage }
	}
	if err := json.Unmarshal(data, &oracle); err != nil {
		f.Fatal(err)
	}
	for i, tree := range oracle.Trees {
		f.Add(string(tree.Tree), float64(i)-3.5, uint8(i))
	}
	for name := range functions() {
		f.Add(`{"call":"`+name+`","args":[{"predictor":"x"},{"predictor":"x"}]}`, math.Inf(-1), uint8(3))
		f.Add(`{"call":"`+name+`","args":[{"predictor":"x"}]}`, 1e308, uint8(7))
	}
	f.Fuzz(func(t *testing.T, tree string, x float64, levels uint8) {
		var e schema.Expr
		if json.Unmarshal([]byte(tree), &e) != nil {
			return
		}
		p, err := Compile(&e, "/e", NewScope(columns))
		if err != nil {
			var located *Error
			if !errors.As(err, &located) || !strings.HasPrefix(located.Pointer, "/e") || located.Problem == "" || located.Hint == "" {
				t.Fatalf("%s: %#v is not located", tree, err)
			}
			return
		}
		row := []float64{x, float64(levels & 1), float64(levels >> 1 & 3 % 3), float64(levels >> 3 & 3 % 3)}
		if levels>>5&1 == 1 {
			row[1+levels>>6%3] = math.NaN()
		}
		switch y := p.Eval(row); {
		case math.IsNaN(y) || p.Kind() == Number:
		case p.Kind() == Truth && y != 0 && y != 1:
			t.Errorf("%s at %v: %v is no truth", tree, row, y)
		case p.Kind() == Level && y == Unseen && p.Rejects():
		case p.Kind() == Level && (y != math.Trunc(y) || y < 0 || y >= float64(p.Levels())):
			t.Errorf("%s at %v: %v is none of %d levels", tree, row, y, p.Levels())
		}
	})
}
