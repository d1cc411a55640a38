package schema

// A Softmax makes the probabilities of the response's classes of one linear
// predictor each, in the order of the classes: exp(eta_k) over the sum of all
// (R: fpass in nnet/src/nnet.c; predict.multnet in glmnet/R/predict.multnet.R).
//
// With Baseline the first class has the linear predictor 0 and no equation.
// Shift takes the largest from each before the exponential, as nnet does;
// without it they overflow to NaN, as in glmnet. Links says that the linear
// predictors are predictions too, by class; the class is then that of the
// largest of them, else of the largest probability, the first of equal ones.
type Softmax struct {
	Baseline bool `json:"baseline"`
	Shift    bool `json:"shift"`
	Links    bool `json:"links"`
}
