package schema

// An Expr is an R expression as a tree. Exactly one of the keys says what the
// node is; Args belong to Call, Of to the nodes that work on one operand.
//
// Predictor, Number, Text, Logical and Call give one number, level or truth for
// a row. Cut, Recode and Cross give a level: its place in the variable's levels,
// from 0. Columns, Poly, Spline and Smooth give several numbers and stand at the
// top of a variable only, where R keeps their constants (predvars).
type Expr struct {
	Predictor string  `json:"predictor,omitempty"`
	Number    *Number `json:"number,omitempty"`
	Text      *string `json:"text,omitempty"`
	Logical   *bool   `json:"logical,omitempty"`
	Call      string  `json:"call,omitempty"` // R's name of the function, such as log or %%; NA has no arguments
	Args      []Expr  `json:"args,omitempty"`

	Cut    *Cut    `json:"cut,omitempty"`
	Recode *Recode `json:"recode,omitempty"`
	Cross  []Expr  `json:"cross,omitempty"` // interaction(): the level of the first varies fastest

	Columns []Expr  `json:"columns,omitempty"` // one number each, side by side
	Poly    *Poly   `json:"poly,omitempty"`
	Spline  *Spline `json:"spline,omitempty"`
	Smooth  *Smooth `json:"smooth,omitempty"`

	Of *Expr `json:"of,omitempty"` // the operand of Cut, Recode, Poly and Spline
}

// A Cut is R's cut() with given breaks, ascending: level i lies between
// Breaks[i] and Breaks[i+1]. Right closes each interval on its right;
// IncludeLowest closes the outermost one on its open end too. A number outside
// is NA.
type Cut struct {
	Breaks        []Number `json:"breaks"`
	Right         bool     `json:"right"`
	IncludeLowest bool     `json:"include_lowest"`
}

// A Recode maps a value to a level, as factor(), relevel() and ordered() do:
// From[i] becomes level To[i]. From holds strings for an operand with levels,
// numbers for a number, booleans for a truth. Any other value is NA, or, when
// Reject is set, an error as in predict(): "factor f has new level".
type Recode struct {
	From   []Value `json:"from"`
	To     []int   `json:"to"`
	Reject bool    `json:"reject,omitempty"`
}

// A Poly is attr(poly(x, degree), "coefs") of orthogonal polynomials: Alpha has
// one number per degree, Norm2 two more (R: stats/R/contr.poly.R).
type Poly struct {
	Alpha []Number `json:"alpha"`
	Norm2 []Number `json:"norm2"`
}

// A Spline is a basis of splines::bs or splines::ns. Knots are the inner ones,
// Boundary the two outer ones. Natural is ns: straight beyond the boundary.
type Spline struct {
	Degree    int      `json:"degree"`
	Knots     []Number `json:"knots"`
	Boundary  []Number `json:"boundary"`
	Intercept bool     `json:"intercept,omitempty"`
	Natural   bool     `json:"natural,omitempty"`
}
