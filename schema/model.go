package schema

// A Model is everything that R's predict() needs of one fit, taken from the
// fit's own structures and never from its printed labels. The field order is
// the order in canonical JSON.
type Model struct {
	Name     string   `json:"name"`      // lower case letters, digits and hyphens; names the artefact's folder
	FittedAt string   `json:"fitted_at"` // RFC 3339, UTC, whole seconds
	Class    []string `json:"class"`     // class(fit), such as ["glm", "lm"]
	Formula  string   `json:"formula"`   // for people; never parsed

	Response     Response      `json:"response"`
	Predictors   []Predictor   `json:"predictors"`
	Terms        Terms         `json:"terms"`
	Coefficients []Coefficient `json:"coefficients"`
	Equations    []Equation    `json:"equations,omitempty"`
	Family       Family        `json:"family"`
	Rule         *Rule         `json:"rule,omitempty"`

	StandardErrors *StandardErrors `json:"standard_errors,omitempty"`
	Provenance     Provenance      `json:"provenance"`
	Tolerance      Tolerance       `json:"tolerance"`
	Cases          []Case          `json:"cases"`
}

// A Coefficient is one column of R's model matrix, in R's column order.
// Assign is R's attr(model.matrix, "assign"): 0 for the intercept, else the
// 1-based index of the term. Value is NA (null) where R calls it aliased.
// StdError, Statistic and PValue are summary(fit)'s, for people only. Mean is the
// column's mean over the rows of the fit (colMeans(model.matrix(fit))), where R's
// predict(type = "terms") takes it from the column first; it is there for every
// column of a fit that can be explained, and for none of another.
type Coefficient struct {
	Name      string  `json:"name"`
	Assign    int     `json:"assign"`
	Value     Number  `json:"value"`
	StdError  Number  `json:"std_error"`
	Statistic Number  `json:"statistic"`
	PValue    Number  `json:"p_value"`
	Mean      *Number `json:"mean,omitempty"`
}

// StandardErrors is what predict.lm multiplies a row by to get se.fit.
//
// Exactly one of RInverse and Covariance is set.
//
// RInverse is qr.solve(qr.R(qr.lm(fit))[p1, p1]), row by row, for the p
// coefficients that are not aliased in their order in Coefficients:
// se = sqrt(sum_j (x' R^-1)_j^2 * ResidualVariance).
// ResidualVariance is rss/df for lm and sqrt(dispersion)^2 for glm, as
// predict.glm hands its square root on (R: stats/R/lm.R, stats/R/predict.glm.R).
//
// Interval says that predict() gives intervals, as it does for lm. Wald says that
// there is an interval on the link scale instead, as wide as a quantile of that
// distribution times the standard error: [WaldNormal] where the family knows its
// dispersion, [WaldT] with DFResidual where it was estimated.
//
// Covariance is the matrix V of classes whose predict() takes
// se = sqrt(sum_ij x_i V_ij x_j), in the order of the same coefficients.
type StandardErrors struct {
	RInverse         [][]Number `json:"r_inverse,omitempty"`
	Covariance       [][]Number `json:"covariance,omitempty"`
	Interval         bool       `json:"interval,omitempty"`
	Wald             string     `json:"wald,omitempty"`
	ResidualVariance Number     `json:"residual_variance"`
	Dispersion       Number     `json:"dispersion"`
	DFResidual       Number     `json:"df_residual"`
}

// The distributions that make a Wald interval.
const (
	WaldNormal = "normal"
	WaldT      = "t"
)

// Provenance says where the numbers came from. It never holds a training row.
type Provenance struct {
	R          string            `json:"r"`        // R.version.string
	Packages   map[string]string `json:"packages"` // name to version, of those that made the fit or the export
	Call       string            `json:"call"`
	N          int               `json:"n"` // rows used in the fit
	DataDigest string            `json:"data_digest"`
}
