package schema

// A Family names R's family and its link. lm is gaussian with identity.
type Family struct {
	Name string `json:"name"`
	Link Link   `json:"link"`
}

// A Link is one of R's make.link() names: identity, logit, probit, cauchit,
// cloglog, log, sqrt, inverse, 1/mu^2, or power with its Lambda. Lambda is set
// for power only, taken from the closure, because R rounds it in the name.
type Link struct {
	Name   string  `json:"name"`
	Lambda *Number `json:"lambda,omitempty"`
}
