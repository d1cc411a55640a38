package schema

// A Hazard is Cox's proportional hazards. The linear predictor is the sum of
// (x - center) b, its center that of the row's stratum; the response is its
// exponential, the risk (R: survival/R/predict.coxph.R, reference = "strata").
//
// Stratum gives a place in Strata; without it there is one stratum.
//
// Origin is there where the fit has survival curves: survival at t is
// exp(-H(t)) to the power exp(sum x b - Origin), H the cumulative hazard of the
// stratum (R: survival/R/survfit.coxph.R).
type Hazard struct {
	Stratum *Expr     `json:"stratum,omitempty"`
	Strata  []Stratum `json:"strata"`
	Origin  *Number   `json:"origin,omitempty"`
}

// A Stratum is one stratum of a [Hazard]: Center has one number per
// coefficient. CumulativeHazard is a step function, 0 before the first of
// Times and from Times[i] on CumulativeHazard[i]: statistics of the fit, at the
// times of its events.
type Stratum struct {
	Name             string   `json:"name"`
	Center           []Number `json:"center"`
	Times            []Number `json:"times,omitempty"`
	CumulativeHazard []Number `json:"cumulative_hazard,omitempty"`
}
