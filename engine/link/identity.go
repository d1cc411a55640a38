package link

// identity is the link mu = eta (R: make.link("identity")).
type identity struct{}

func (identity) LinkInv(eta float64) float64 { return eta }

func (identity) MuEta(float64) float64 { return 1 }
