package schema

// A document has many golden cases; they are read without reflect.

var caseFields = []field{{name: "name", required: true}, {name: "input", required: true}, {name: "level"}, {name: "expect"}, {name: "reject"}}

func (d *decoder) cases() ([]Case, error) {
	list := make([]Case, 0, 32) // modelexport makes some dozens
	w := d.items('[')
	for w.next() {
		list = append(list, Case{})
		w.err = d.goldenCase(&list[w.n])
	}
	return list, w.err
}

func (d *decoder) goldenCase(c *Case) error {
	w := d.members(caseFields)
	for w.next() {
		switch w.at {
		case 0:
			c.Name, w.err = d.string()
		case 1:
			c.Input, w.err = d.input()
		case 2:
			c.Level, w.err = d.optional()
		case 3:
			c.Expect = new(Scored)
			*c.Expect, w.err = d.scored()
		case 4:
			c.Reject = new(Reject)
			w.err = d.reject(c.Reject)
		}
	}
	return w.err
}

var rejectFields = []field{{name: "field", required: true}, {name: "message", required: true}}

func (d *decoder) reject(r *Reject) error {
	w := d.members(rejectFields)
	for w.next() {
		switch w.at {
		case 0:
			r.Field, w.err = d.string()
		case 1:
			r.Message, w.err = d.string()
		}
	}
	return w.err
}
