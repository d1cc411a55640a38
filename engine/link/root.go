package link

// root is the link mu = eta^2 (R: make.link("sqrt")).
type root struct{}

func (root) LinkInv(eta float64) float64 { return eta * eta } // R_pow: x^2 is x * x

func (root) MuEta(eta float64) float64 { return 2 * eta }
