package schema

// list reads an array, each of its items by one.
func list[T any](d *decoder, one func(*decoder, *T) error) ([]T, error) {
	all := []T{}
	w := d.items('[')
	for w.next() {
		var zero T
		all = append(all, zero)
		w.err = one(d, &all[w.n])
	}
	return all, w.err
}

// made reads a value of which there may be none.
func made[T any](d *decoder, one func(*decoder, *T) error) (*T, error) {
	v := new(T)
	return v, one(d, v)
}

// into makes a method that gives a value a reader.
func into[T any](method func(*decoder) (T, error)) func(*decoder, *T) error {
	return func(d *decoder, to *T) (err error) {
		*to, err = method(d)
		return err
	}
}
