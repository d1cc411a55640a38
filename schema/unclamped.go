package schema

// An Unclamped is one mean of one linear predictor by a function that R does
// not clamp where it clamps the link of that name in glm: "exp", or "logistic",
// 1/(1 + exp(-eta)) (R: predict.fishnet and predict.lognet in glmnet/R).
//
// Beyond End, logistic is exactly 0 or 1 (R: sigmoid in nnet/src/nnet.c, at 15),
// and its linear predictor is not given, as R's predict.multinom gives none.
type Unclamped struct {
	Mean string  `json:"mean"`
	End  *Number `json:"end,omitempty"`
}
