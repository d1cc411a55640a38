package schema

// A Rule says how linear predictors become a prediction. Exactly one key is
// set. A model without a rule is R's generalized linear model: one linear
// predictor, its mean by the inverse of the family's link.
type Rule struct {
	Several     *Several     `json:"several,omitempty"`
	Hazard      *Hazard      `json:"hazard,omitempty"`
	Accelerated *Accelerated `json:"accelerated,omitempty"`
	Mixture     *Mixture     `json:"mixture,omitempty"`
	Softmax     *Softmax     `json:"softmax,omitempty"`
	Cumulative  *Cumulative  `json:"cumulative,omitempty"`
	Unclamped   *Unclamped   `json:"unclamped,omitempty"`
}

// Several is one mean per linear predictor, each under its own name: the
// responses of an mlm, the taus of an rq. The first name is that of the model's
// own coefficients, the others those of its equations.
type Several struct {
	Names []string `json:"names"`
}

// An Equation is one more linear predictor beside the model's own. Without
// Terms it has the model's own model matrix.
type Equation struct {
	Name         string        `json:"name"`
	Terms        *Terms        `json:"terms,omitempty"`
	Coefficients []Coefficient `json:"coefficients"`
}
