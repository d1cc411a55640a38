package schema

var scoredFields = []field{
	{name: "link"}, {name: "response"}, {name: "se_link"}, {name: "se_response"}, {name: "interval"}, {name: "class"}, {name: "probs"}, {name: "se_probs"},
	{name: "survival"}, {name: "quantile"}, {name: "count"}, {name: "zero"}, {name: "prob"}, {name: "terms"}, {name: "ignored"},
}

func (d *decoder) scored() (s Scored, err error) {
	w := d.members(scoredFields)
	for w.next() {
		switch w.at {
		case 0:
			s.Link, w.err = d.quantity()
		case 1:
			s.Response, w.err = d.quantity()
		case 2:
			s.SELink, w.err = d.quantity()
		case 3:
			s.SEResponse, w.err = d.quantity()
		case 4:
			s.Interval = new(Interval)
			w.err = d.interval(s.Interval)
		case 5:
			s.Class, w.err = d.class()
		case 6:
			s.Probs, w.err = d.byName()
		case 7:
			s.SEProbs, w.err = d.byName()
		case 8:
			s.Survival, w.err = d.byName()
		case 9:
			s.Quantile, w.err = d.byName()
		case 10:
			s.Count, w.err = d.optional()
		case 11:
			s.Zero, w.err = d.optional()
		case 12:
			s.Prob, w.err = d.byName()
		case 13:
			s.Terms = new(Explanation)
			w.err = d.explanation(s.Terms)
		case 14:
			s.Ignored, w.err = d.strings()
		}
	}
	return s, w.err
}

var intervalFields = []field{{name: "conf_lwr", required: true}, {name: "conf_upr", required: true}, {name: "pred_lwr"}, {name: "pred_upr"}}

func (d *decoder) interval(v *Interval) error {
	w := d.members(intervalFields)
	for w.next() {
		switch w.at {
		case 0:
			v.ConfLower, w.err = d.numeric()
		case 1:
			v.ConfUpper, w.err = d.numeric()
		case 2:
			v.PredLower, w.err = d.optional()
		case 3:
			v.PredUpper, w.err = d.optional()
		}
	}
	return w.err
}

var explanationFields = []field{{name: "constant", required: true}, {name: "offset"}, {name: "terms", required: true}}

func (d *decoder) explanation(e *Explanation) error {
	w := d.members(explanationFields)
	for w.next() {
		switch w.at {
		case 0:
			e.Constant, w.err = d.numeric()
		case 1:
			e.Offset, w.err = d.optional()
		case 2:
			e.Terms, w.err = d.byName()
		}
	}
	return w.err
}
