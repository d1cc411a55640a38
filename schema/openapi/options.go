package openapi

import "serverless-poc/schema"

// An option is what a caller may ask for beside the prediction.
type option struct {
	name    string
	offered bool
	shape   Object
	words   string
}

// options are those that the model can answer.
func (s Service) options() []option {
	truth := Object{}.With("type", "boolean")
	number := func() Object { return Object{}.With("type", "number") }
	several := func(items Object) Object {
		return Object{}.With("type", "array").With("items", items).With("minItems", 1).With("maxItems", schema.MostKeys)
	}
	share := number().With("minimum", 0).With("maximum", 1)
	o := s.Options
	var list []option
	for _, one := range []option{
		{"se", o.SE, truth, "Standard errors too."},
		{"interval", o.Interval, truth, "An interval too."},
		{"level", o.Interval, number().With("exclusiveMinimum", 0).With("exclusiveMaximum", 1), "The level of the interval, which it asks for; 0.95 without it."},
		{"explain", o.Explain, truth, "What each term adds to the linear predictor, too."},
		{"threshold", o.Threshold, share, "The decision by this threshold instead of the model's own."},
		{"times", o.Times, several(number()), "The probability of surviving each of these times, too."},
		{"quantiles", o.Quantiles, several(share), "The times by which these shares have failed, too."},
	} {
		if one.offered {
			list = append(list, one)
		}
	}
	return list
}

// optionsObject is the schema of the options in a body.
func (s Service) optionsObject() Object {
	properties := Object{}
	for _, o := range s.options() {
		properties = properties.With(o.name, Object{}.With("description", o.words).with(o.shape))
	}
	return Object{}.
		With("description", "What is asked for beside the prediction. An option that is not here is refused by name.").
		With("type", "object").
		With("properties", properties).
		With("additionalProperties", false)
}

// optionParameters are the options in a query string, but for one that a
// predictor has the name of.
func (s Service) optionParameters() []Object {
	var list []Object
	for _, o := range s.options() {
		name := schema.OptionPrefix + o.name
		if s.predicts(name) {
			continue
		}
		p := Object{}.With("name", name).With("in", "query").With("required", false).With("description", o.words).With("schema", o.shape)
		list = append(list, p)
	}
	return list
}

func (s Service) predicts(name string) bool {
	for _, p := range s.Model.Predictors {
		if p.Name == name {
			return true
		}
	}
	return false
}

// asked are the keys of an answer that options add.
func (s Service) asked() Object {
	o, offer := Object{}, s.Options
	if offer.SE {
		o = o.With("se_link", either("The standard error of link.")).
			With("se_response", either("The standard error of response.")).
			With("se_probs", byName("The standard error of each class's probability.", nil))
	}
	if offer.Interval {
		o = o.With("interval", interval())
	}
	if offer.Times {
		o = o.With("survival", byName("The probability of surviving each time that was asked for.", nil))
	}
	if offer.Quantiles {
		o = o.With("quantile", byName("The time by which each share that was asked for has failed.", nil))
	}
	if offer.Explain {
		o = o.With("terms", explanation())
	}
	return o
}

// either is one number, or one by name.
func either(words string) Object {
	return Object{}.With("description", words).With("anyOf", []Object{one("A number."), byName("One by name.", nil)})
}

func interval() Object {
	return Object{}.With("description", "The interval at the level that was asked for.").
		With("type", "object").
		With("required", []string{"conf_lwr", "conf_upr"}).
		With("properties", Object{}.
			With("conf_lwr", one("The lower end for the mean.")).
			With("conf_upr", one("The upper end for the mean.")).
			With("pred_lwr", one("The lower end for a new observation.")).
			With("pred_upr", one("The upper end for a new observation."))).
		With("additionalProperties", false)
}

func explanation() Object {
	return Object{}.With("description", "What each term adds to the linear predictor: predict(type = \"terms\"). The constant, the offset and all terms sum to link.").
		With("type", "object").
		With("required", []string{"constant", "terms"}).
		With("properties", Object{}.
			With("constant", one("The linear predictor of the mean row.")).
			With("offset", one("The offset of the formula, where it has one.")).
			With("terms", byName("By the terms' labels.", nil))).
		With("additionalProperties", false)
}

// with is o with all keys of other.
func (o Object) with(other Object) Object {
	for _, m := range other {
		o = o.With(m.Key, m.Value)
	}
	return o
}
