package rexpr

import "testing"

// BenchmarkEval computes one value of a row.
func BenchmarkEval(b *testing.B) {
	trees := []struct{ name, tree string }{
		{"plus", `{"call":"+","args":[{"predictor":"x"},{"number":1}]}`},
		{"square", `{"call":"^","args":[{"predictor":"x"},{"number":2}]}`},
		{"log", `{"call":"log","args":[{"predictor":"x"}]}`},
		{"exp", `{"call":"exp","args":[{"predictor":"x"}]}`},
		{"sin", `{"call":"sin","args":[{"predictor":"x"}]}`},
		{"remainder", `{"call":"%%","args":[{"predictor":"x"},{"number":0.3}]}`},
		{"ifelse", `{"call":"ifelse","args":[{"call":">","args":[{"predictor":"x"},{"number":2}]},{"predictor":"x"},{"number":0}]}`},
		{"cut", `{"cut":{"breaks":[0,1,2,3,4,5,6],"right":true,"include_lowest":false},"of":{"predictor":"x"}}`},
		{"factor", `{"recode":{"from":[1,2,2.5],"to":[0,1,2]},"of":{"predictor":"x"}}`},
	}
	row := []float64{2.5, 1, 1, 1}
	for _, tree := range trees {
		p, err := Compile(read(b, tree.tree), "", NewScope(columns))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(tree.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p.Eval(row)
			}
		})
	}
}
