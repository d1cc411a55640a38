package function

import (
	"serverless-poc/schema"
	"serverless-poc/schema/openapi"
)

// A Card is the model as people may know it: what it was fitted with and on how
// many rows, what it takes and what it answers. It holds no training row but the
// example that R made, and no covariance.
type Card struct {
	Name         string                  `json:"name"`
	Version      string                  `json:"version"`
	Digest       string                  `json:"digest"`
	Formula      string                  `json:"formula"`
	Family       string                  `json:"family"`
	Link         string                  `json:"link"`
	Class        []string                `json:"class"`
	Response     schema.Response         `json:"response"`
	Predictors   []schema.Predictor      `json:"predictors"`
	Coefficients []CardCoefficient       `json:"coefficients"`
	Equations    []CardEquation          `json:"equations"`
	N            int                     `json:"n"`
	FittedAt     string                  `json:"fitted_at"`
	R            string                  `json:"r"`
	Packages     map[string]string       `json:"packages"`
	Call         string                  `json:"call"`
	Tolerance    schema.Tolerance        `json:"tolerance"`
	Options      schema.Offer            `json:"options"`
	Times        []schema.Number         `json:"times,omitempty"` // where to ask for a picture of survival
	Path         string                  `json:"path"`
	Example      map[string]schema.Value `json:"example,omitempty"` // a row that has an answer
	Limits       Limits                  `json:"limits"`
}

// A CardEquation is a further linear predictor.
type CardEquation struct {
	Name         string            `json:"name"`
	Coefficients []CardCoefficient `json:"coefficients"`
}

// A CardCoefficient is one line of R's summary().
type CardCoefficient struct {
	Name      string        `json:"name"`
	Value     schema.Number `json:"value"`
	StdError  schema.Number `json:"std_error"`
	Statistic schema.Number `json:"statistic"`
	PValue    schema.Number `json:"p_value"`
}

// Limits bound a call.
type Limits struct {
	Rows int `json:"rows"`
}

// card is the model card.
func (h *Handler) card(*request, *outcome) reply { return h.about() }

func (h *Handler) writeCard() ([]byte, error) {
	m := h.model.Source()
	c := Card{
		Name: m.Name, Version: h.model.Version, Digest: h.model.Digest,
		Formula: m.Formula, Family: m.Family.Name, Link: m.Family.Link.Name, Class: m.Class, Response: m.Response,
		Predictors: m.Predictors, Coefficients: lines(m.Coefficients),
		N: m.Provenance.N, FittedAt: m.FittedAt, R: m.Provenance.R, Packages: m.Provenance.Packages, Call: m.Provenance.Call,
		Tolerance: m.Tolerance, Options: h.model.offers(), Times: timesOf(m), Path: h.path, Limits: Limits{schema.MostRows},
	}
	for _, e := range m.Equations {
		c.Equations = append(c.Equations, CardEquation{e.Name, lines(e.Coefficients)})
	}
	if example := openapi.Sample(m); example != nil {
		c.Example = example.Input
	}
	return encode(c)
}

func lines(coefficients []schema.Coefficient) []CardCoefficient {
	list := make([]CardCoefficient, len(coefficients))
	for i, c := range coefficients {
		list[i] = CardCoefficient{c.Name, c.Value, c.StdError, c.Statistic, c.PValue}
	}
	return list
}
