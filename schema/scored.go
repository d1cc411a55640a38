package schema

// A Scored is one scored row under R's names. NA and NaN are null, infinite
// values are "Inf" and "-Inf". What a model or a caller did not ask for is absent.
//
// Link and Response are predict(type = "link") and "response" (coxph: lp and
// risk). Probs and SEProbs go by class, Survival by time, Quantile by p, Prob by
// count; their keys are as they were asked for.
type Scored struct {
	Link       *Quantity         `json:"link,omitempty"`
	Response   *Quantity         `json:"response,omitempty"`
	SELink     *Quantity         `json:"se_link,omitempty"`
	SEResponse *Quantity         `json:"se_response,omitempty"`
	Interval   *Interval         `json:"interval,omitempty"`
	Class      *string           `json:"class,omitempty"`
	Probs      map[string]Number `json:"probs,omitempty"`
	SEProbs    map[string]Number `json:"se_probs,omitempty"`
	Survival   map[string]Number `json:"survival,omitempty"`
	Quantile   map[string]Number `json:"quantile,omitempty"`
	Count      *Number           `json:"count,omitempty"`
	Zero       *Number           `json:"zero,omitempty"`
	Prob       map[string]Number `json:"prob,omitempty"`
	Terms      *Explanation      `json:"terms,omitempty"`
	Ignored    []string          `json:"ignored,omitempty"` // fields of the row that the model does not know
}

// Unasked is s without what has to be asked for.
func (s Scored) Unasked() Scored {
	s.SELink, s.SEResponse, s.Interval, s.SEProbs, s.Survival, s.Quantile, s.Terms = nil, nil, nil, nil, nil, nil, nil
	return s
}

// An Interval is predict.lm's interval = "confidence" and "prediction"; of a glm
// it is the Wald interval of the mean, made on the link scale, and nothing of a
// new observation.
type Interval struct {
	ConfLower Number  `json:"conf_lwr"`
	ConfUpper Number  `json:"conf_upr"`
	PredLower *Number `json:"pred_lwr,omitempty"`
	PredUpper *Number `json:"pred_upr,omitempty"`
}

// An Explanation is predict(type = "terms"): what each term adds to the linear
// predictor, by its label. Constant is its attribute of that name; R leaves the
// offset out of both, so that Constant, Offset and all Terms sum to the linear
// predictor, within rounding. Offset is absent where the formula has none.
type Explanation struct {
	Constant Number            `json:"constant"`
	Offset   *Number           `json:"offset,omitempty"`
	Terms    map[string]Number `json:"terms"`
}
