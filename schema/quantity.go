package schema

// A Quantity is a number, or one number by name where a model has several
// responses. In JSON: a number as [Number] writes it, or an object of them.
type Quantity struct {
	Number Number
	ByName map[string]Number // nil: Number is meant
}

// One is the quantity x.
func One(x float64) *Quantity { return &Quantity{Number: Number(x)} }

// String writes q as JSON would, for messages.
func (q Quantity) String() string {
	return string(q.Append(nil))
}

// MarshalJSON implements [json.Marshaler]; names go in the order of their bytes.
func (q Quantity) MarshalJSON() ([]byte, error) { return q.Append(nil), nil }

// Append appends q in JSON to b.
func (q Quantity) Append(b []byte) []byte {
	if q.ByName == nil {
		return q.Number.Append(b)
	}
	return appendMap(b, q.ByName, Number.Append)
}

// UnmarshalJSON implements [json.Unmarshaler].
func (q *Quantity) UnmarshalJSON(b []byte) error {
	d := newDecoder(b)
	own, err := d.quantity()
	*q = own
	return err
}
