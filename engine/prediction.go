package engine

import "math"

// A Prediction is what R's predict() says of one row. NaN is NA.
//
// SELink and SEResponse are predict(se.fit = TRUE)$se.fit on the two scales,
// set by [Model.ScoreSE] only. Scale is sum |x_j b_j|, the yardstick of
// rounding in Link (see [schema.Tolerance]).
type Prediction struct {
	Link, Response     float64
	SELink, SEResponse float64
	Scale              float64
}

// notAvailable is what predict() gives for a row with an NA in it.
func notAvailable() Prediction {
	na := math.NaN()
	return Prediction{Link: na, Response: na, SELink: na, SEResponse: na, Scale: na}
}
