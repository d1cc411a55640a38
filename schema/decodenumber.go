package schema

import "reflect"

// numeric reads a [Number].
func (d *decoder) numeric() (n Number, err error) {
	if BeginsNumber(d.Peek()) {
		f, err := d.float(reflect.TypeFor[Number]())
		return Number(f), err
	}
	raw, ok := d.raw()
	if !ok {
		return 0, errSyntax
	}
	return n, judged(n.UnmarshalJSON(raw), reflect.TypeFor[Number](), raw)
}

// optional reads a number that may be absent.
func (d *decoder) optional() (*Number, error) {
	n, err := d.numeric()
	return &n, err
}

// quantity reads a number, or one by name.
func (d *decoder) quantity() (q Quantity, err error) {
	if d.Peek() == '{' {
		q.ByName, err = d.byName()
	} else {
		q.Number, err = d.numeric()
	}
	return q, err
}

// numbers reads a list of them.
func (d *decoder) numbers() ([]Number, error) { return values(d, (*decoder).numeric) }

// byName reads numbers by their names.
func (d *decoder) byName() (map[string]Number, error) { return named(d, (*decoder).numeric) }
