package schema

// Terms is R's terms object for the right-hand side of one linear predictor.
// Offsets are added after the sum, in their order.
type Terms struct {
	Intercept bool       `json:"intercept"`
	Variables []Variable `json:"variables"`
	Terms     []Term     `json:"terms"`
	Offsets   []Expr     `json:"offsets,omitempty"`
}

// A Variable is one column of the model frame. Expr says how it is computed
// from the predictors. Factor-like variables (factor, ordered, character,
// logical) have Levels and the contrast matrix that R resolved for them; a
// variable of type nmatrix has so many Columns.
type Variable struct {
	Name     string    `json:"name"`
	Type     string    `json:"type"`
	Expr     Expr      `json:"expr"`
	Columns  int       `json:"columns,omitempty"`
	Levels   []string  `json:"levels,omitempty"`
	Contrast *Contrast `json:"contrast,omitempty"`
}

// A Contrast is a contrast matrix, one row per level of its variable. Name is
// R's name of the function, or "matrix", for people.
type Contrast struct {
	Name    string     `json:"name"`
	Columns []string   `json:"columns"`
	Matrix  [][]Number `json:"matrix"`
}

// A Term is one column of R's factors matrix: one code per variable,
// 0 absent, 1 coded by contrasts, 2 coded by all its levels (for a numeric
// variable 1 and 2 mean the same).
type Term struct {
	Label string `json:"label"`
	Codes []int  `json:"codes"`
}
