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

// Name is the key that is set; none without a rule.
func (r *Rule) Name() string {
	if r == nil {
		return "none"
	}
	for _, key := range []struct {
		name string
		set  bool
	}{
		{"several", r.Several != nil}, {"hazard", r.Hazard != nil}, {"accelerated", r.Accelerated != nil},
		{"mixture", r.Mixture != nil}, {"softmax", r.Softmax != nil}, {"cumulative", r.Cumulative != nil},
		{"unclamped", r.Unclamped != nil},
	} {
		if key.set {
			return key.name
		}
	}
	return "none"
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
