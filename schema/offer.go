package schema

// An Offer says which options a model can answer.
type Offer struct {
	SE        bool `json:"se"`
	Interval  bool `json:"interval"`
	Explain   bool `json:"explain"`
	Threshold bool `json:"threshold"`
	Times     bool `json:"times"`
	Quantiles bool `json:"quantiles"`
}
