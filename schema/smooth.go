package schema

// A Smooth is a penalised regression spline of mgcv as the columns that its
// coefficients multiply. Exactly one of Cubic, BSpline, ThinPlate and Tensor is
// the raw basis, of the covariates Of (a tensor's are those of its margins).
//
// The raw columns then go through R's own linear steps, in R's order: each
// vector of Reflect reflects them, after which as many first columns go away
// (the absorbed constraint); Map is multiplied from the right; Keep picks the
// columns that are left, from 0 (R: PredictMat in mgcv/R/smooth.r).
type Smooth struct {
	Of        []Expr       `json:"of,omitempty"`
	Cubic     *CubicSmooth `json:"cubic,omitempty"`
	BSpline   *BSpline     `json:"b_spline,omitempty"`
	ThinPlate *ThinPlate   `json:"thin_plate,omitempty"`
	Tensor    *Tensor      `json:"tensor,omitempty"`

	Reflect [][]Number `json:"reflect,omitempty"` // Householder vectors u: x becomes x - u (u'x) / u_j in the j-th
	Map     [][]Number `json:"map,omitempty"`
	Keep    []int      `json:"keep,omitempty"`
}

// A CubicSmooth is a cubic spline by its values at the Knots, one column each.
// Curvature times the values are the second derivatives there. Beyond the knots
// it is straight; a cyclic one repeats, its last knot being its first again.
type CubicSmooth struct {
	Knots     []Number   `json:"knots"`
	Curvature [][]Number `json:"curvature"`
	Cyclic    bool       `json:"cyclic,omitempty"`
}

// A BSpline is the B-splines of a degree on ascending Knots. Edges are value
// and slope of each at the lower and at the upper end of its inner knots, by
// which it goes on straight; a cyclic one repeats instead.
type BSpline struct {
	Degree int        `json:"degree"`
	Knots  []Number   `json:"knots"`
	Edges  [][]Number `json:"edges,omitempty"`
	Cyclic bool       `json:"cyclic,omitempty"`
}

// A ThinPlate is radial functions about Knots, a row each, and the polynomials
// below the Order, times Weights. Shift is subtracted from the covariates.
type ThinPlate struct {
	Order   int        `json:"order"`
	Shift   []Number   `json:"shift"`
	Knots   [][]Number `json:"knots"`
	Weights [][]Number `json:"weights"`
}

// A Tensor is every product of one column of each margin, the last margin's
// varying fastest. Pick, where it is there, says which of them there are.
type Tensor struct {
	Margins []Smooth `json:"margins"`
	Pick    []int    `json:"pick,omitempty"`
}
