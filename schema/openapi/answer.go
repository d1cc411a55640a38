package openapi

import "serverless-poc/schema"

// answer is the schema of what a row is answered with: the keys that this model
// has, those of its options included.
func (s Service) answer(d Dialect) Object {
	o := s.rowAnswer(d)
	by := s.by()
	for i := range by {
		by[i].Value = d.coarse(by[i].Value.(Object))
	}
	required, _ := o.Get("required")
	return o.With("required", append(required.([]string), "model", "version", "digest")).
		With("properties", o.Object("properties").with(by))
}

// rowAnswer is the schema of an answer but for who gives it.
func (s Service) rowAnswer(d Dialect) Object {
	properties := append(Object{}.With("result", s.result()), s.scored()...)
	if d == V31 {
		properties = append(properties, s.asked()...)
	}
	properties = properties.With("ignored", Object{}.
		With("description", "The fields of the row that the model does not know; absent where there are none.").
		With("type", "array").With("items", Object{}.With("type", "string"))).
		With("warnings", Object{}.
			With("description", "The values beyond what the model was trained on; absent where there are none.").
			With("type", "array").With("items", warning()))
	for i := range properties {
		properties[i].Value = d.coarse(properties[i].Value.(Object))
	}
	o := Object{}.With("type", "object").With("required", []string{"result"}).With("properties", properties)
	return d.only31(o, "additionalProperties", false)
}

// by are the keys of who answers.
func (s Service) by() Object {
	text := func(words string) Object { return Object{}.With("description", words).With("type", "string") }
	return Object{}.
		With("model", text("The model's name: "+s.Model.Name+".")).
		With("version", text("The version of the artefact that answered.")).
		With("digest", text("The SHA-256 of the artefact that answered."))
}

// warning is the schema of one of an answer's warnings.
func warning() Object {
	return Object{}.With("type", "object").
		With("required", []string{"field", "value", "message"}).
		With("properties", Object{}.
			With("field", Object{}.With("description", "The predictor.").With("type", "string")).
			With("value", Object{}.With("description", "What was sent.").With("type", []string{"string", "number", "boolean"})).
			With("message", Object{}.With("description", "The whole sentence.").With("type", "string")))
}

// result is the decision, else the class, else the response.
func (s Service) result() Object {
	response := s.Model.Response
	switch decision := response.Decision; {
	case decision != nil:
		return Object{}.With("description", "true when the probability of "+decision.Positive+" is greater than "+
			decision.Threshold.Text()+", else false; null for NA.").With("type", []string{"boolean", "null"})
	case s.ofClasses():
		return Object{}.With("description", "The class; null for NA.").With("type", []string{"string", "null"})
	}
	return s.mean("The response; null for NA.")
}

// ofClasses says that the model's rule makes probabilities of classes.
func (s Service) ofClasses() bool {
	r := s.Model.Rule
	return r != nil && (r.Softmax != nil || r.Cumulative != nil)
}

// scored are the keys of [schema.Scored] that this model answers with.
func (s Service) scored() Object {
	classes := s.Model.Response.Classes
	probs := Object{}.With("probs", byName("The probability of each class.", classes))
	class := Object{}.With("class", Object{}.With("description", "The predicted class; absent for NA.").With("type", "string").With("enum", classes))
	link := s.mean("The linear predictor: predict(type = \"link\"), \"lp\".")
	switch r := s.rule(); {
	case r.Softmax != nil && r.Softmax.Links:
		o := Object{}.With("link", byName("The linear predictor of each class.", classes))
		return append(append(o, class...), probs...)
	case s.ofClasses() && len(classes) == 2:
		return append(append(Object{}.With("response", one("The probability of "+classes[1]+".")), class...), probs...)
	case s.ofClasses():
		return append(class, probs...)
	case r.Mixture != nil:
		return s.counts(r.Mixture)
	}
	var o Object
	if u := s.rule().Unclamped; u == nil || u.End == nil { // a network gives no link
		o = o.With("link", link)
	}
	o = o.With("response", s.mean("The prediction: predict(type = \"response\"), \"risk\"."))
	if s.Model.Response.Decision != nil {
		o = append(o, class...)
	}
	if r := s.rule(); len(classes) == 2 && r.Several == nil && r.Hazard == nil && r.Accelerated == nil {
		o = append(o, probs...)
	}
	return o
}

func (s Service) rule() schema.Rule {
	if s.Model.Rule == nil {
		return schema.Rule{}
	}
	return *s.Model.Rule
}

// counts are the keys of a count with zeros of its own.
func (s Service) counts(m *schema.Mixture) Object {
	return Object{}.
		With("response", one("The mean.")).
		With("count", one("The mean of the count component.")).
		With("zero", one("predict(type = \"zero\") of the zero component.")).
		With("prob", byName("The probability of each count from 0 to "+schema.Number(m.Most).Text()+".", nil))
}

// mean is one number, or one by name where the model has several.
func (s Service) mean(words string) Object {
	if several := s.rule().Several; several != nil {
		return byName(words, several.Names)
	}
	return one(words)
}

// one is the schema of a number: null is NA.
func one(words string) Object {
	return Object{}.With("description", words).With("anyOf", []Object{
		Object{}.With("type", []string{"number", "null"}),
		Object{}.With("enum", []string{"Inf", "-Inf"}),
	})
}

// byName is the schema of one number per name.
func byName(words string, names []string) Object {
	o := Object{}.With("description", words).With("type", "object")
	if len(names) > 0 {
		o = o.With("required", names)
	}
	return o.With("additionalProperties", one("A number."))
}
