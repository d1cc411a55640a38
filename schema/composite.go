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

// values reads an array of what method gives.
func values[T any](d *decoder, method func(*decoder) (T, error)) ([]T, error) {
	all := []T{}
	w := d.items('[')
	for w.next() {
		var v T
		v, w.err = method(d)
		all = append(all, v)
	}
	return all, w.err
}

// named reads an object of them, whose keys are not known beforehand.
func named[T any](d *decoder, method func(*decoder) (T, error)) (map[string]T, error) {
	all := map[string]T{}
	w := d.keyed()
	for w.next() {
		if _, twice := all[w.key]; twice {
			return nil, duplicate(w.key)
		}
		all[w.key], w.err = method(d)
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
