package link

// probit is the link mu = pnorm(eta), cut at both ends (R: make.link("probit")).
type probit struct{}

// probitEnd is -qnorm(.Machine$double.eps).
const probitEnd = 8.125890664701906

func (probit) LinkInv(eta float64) float64 {
	return pnorm(pmin(pmax(eta, -probitEnd), probitEnd))
}

func (probit) MuEta(eta float64) float64 { return pmax(dnorm(eta), epsilon) }
