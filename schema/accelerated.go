package schema

// An Accelerated is a regression of a time, or of its logarithm where Log is
// set, whose error has a Distribution by R's name: extreme, logistic, gaussian,
// or t with its DF. The quantile at p is the linear predictor plus the Scale of
// the row's stratum times that of the error (R: survival/R/predict.survreg.R,
// survreg.distributions).
//
// Stratum gives a place in Scale; without it there is one scale.
type Accelerated struct {
	Distribution string   `json:"distribution"`
	DF           *Number  `json:"df,omitempty"`
	Log          bool     `json:"log"`
	Stratum      *Expr    `json:"stratum,omitempty"`
	Scale        []Number `json:"scale"`
}
