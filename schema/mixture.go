package schema

// A Mixture is a count with zeros of its own: zero-inflated, or, with Hurdle, a
// count that is cut at zero beyond a hurdle (R: pscl/R/zeroinfl.R,
// pscl/R/hurdle.R). The model's own linear predictor is that of the count, its
// mean the exponential; the one equation is that of the zeros.
//
// Most is the largest count whose probability predict(type = "prob") gives.
type Mixture struct {
	Hurdle bool      `json:"hurdle"`
	Count  CountPart `json:"count"`
	Zero   CountPart `json:"zero"`
	Most   int       `json:"most"`
}

// A CountPart is a distribution by R's name: poisson, geometric, or negbin with
// its Theta, each with a mean that is the exponential of the linear predictor;
// and for zeros binomial with its Link.
type CountPart struct {
	Distribution string  `json:"distribution"`
	Theta        *Number `json:"theta,omitempty"`
	Link         *Link   `json:"link,omitempty"`
}
