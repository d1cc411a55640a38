package schema

// A Cumulative makes the probabilities of the response's classes, in their
// order, by differences of P(class <= k) = F((threshold_k - eta) / scale), where
// eta is the model's own linear predictor (R: predict.polr in MASS/R/polr.R;
// predict.clm in ordinal/R/clm.predict.R).
//
// Distribution is F by the name of its link: logit, probit, cauchit, cloglog or
// loglog, none of them clamped. Thresholds are one fewer than the classes;
// without them (nominal effects) they are the first equations of the model, in
// their order. With Scale the last equation is the logarithm of the scale.
//
// End stands for infinity at both ends, before eta is taken away and the scale
// divides: clm has 1e5, and takes differences in the upper tail where the lower
// end is positive, and its cloglog has the two infinities exchanged. Without End
// the ends are 0 and 1.
//
// Covariance gives the standard errors of the probabilities: of all thresholds
// (for nominal effects column by column of their model matrix, each for all
// thresholds), then of the coefficients, then of those of the scale, without
// the aliased ones.
type Cumulative struct {
	Distribution string     `json:"distribution"`
	Thresholds   []Number   `json:"thresholds,omitempty"`
	Scale        bool       `json:"scale"`
	End          *Number    `json:"end,omitempty"`
	Covariance   [][]Number `json:"covariance,omitempty"`
}
