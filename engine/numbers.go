package engine

import "serverless-poc/schema"

// floats are numbers as Go calculates with them, NA as NaN.
func floats(numbers []schema.Number) []float64 {
	all := make([]float64, len(numbers))
	for i, x := range numbers {
		all[i] = float64(x)
	}
	return all
}

// doubles are the rows of a matrix so; nil stays nil.
func doubles(m [][]schema.Number) [][]float64 {
	if m == nil {
		return nil
	}
	all := make([][]float64, len(m))
	for i, row := range m {
		all[i] = floats(row)
	}
	return all
}
