package engine

// A Row is one row of R's newdata, one slot per predictor of the model in its
// order: the number of a numeric predictor, the 0-based level of a factor,
// ordered or character predictor, 0 or 1 of a logical one. NaN is NA.
type Row []float64
