package link

// inverse is the link mu = 1 / eta (R: make.link("inverse")).
type inverse struct{}

func (inverse) LinkInv(eta float64) float64 { return 1 / eta }

func (inverse) MuEta(eta float64) float64 { return -1 / float64(eta*eta) } // R_pow: x^2 is x * x
