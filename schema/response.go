package schema

// Kinds of response that R fits.
const (
	ResponseNumeric  = "numeric" // a number, 0/1 included
	ResponseLogical  = "logical"
	ResponseFactor   = "factor"
	ResponseMatrix   = "matrix"   // cbind(successes, failures), or the responses of an mlm
	ResponseSurvival = "survival" // Surv(time, status)
)

// A Response is the left-hand side of the formula.
//
// Classes are those of a fit that has them, in R's order. Of a binomial fit they
// are two, failure first: c("0", "1"), c("FALSE", "TRUE") or the levels of the
// factor; absent for proportions, cbind() and factors of more than two levels.
//
// Bins and Counts say how the fit's own answers are spread over its rows: the
// response where it is one number, and the rows that it puts into each class.
type Response struct {
	Name     string    `json:"name"`
	Type     string    `json:"type"`
	Classes  []string  `json:"classes,omitempty"`
	Decision *Decision `json:"decision,omitempty"`
	Bins     *Bins     `json:"bins,omitempty"`
	Counts   []int     `json:"counts,omitempty"`
}

// A Decision turns a probability into true or false: true when the probability
// of the class Positive is greater than Threshold.
type Decision struct {
	Positive  string `json:"positive"`
	Threshold Number `json:"threshold"`
}
