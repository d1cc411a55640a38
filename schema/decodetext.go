package schema

import "reflect"

// string reads a string.
func (d *decoder) string() (string, error) {
	from := d.at
	if plain, ok := d.Plain(); ok {
		return string(plain), nil
	}
	d.at = from
	raw, ok := d.raw()
	switch {
	case !ok:
		return "", errSyntax
	case raw[0] != '"':
		return "", wrongType(raw, reflect.TypeFor[string]())
	}
	return Unquote(raw), nil
}

// strings reads a list of strings.
func (d *decoder) strings() ([]string, error) { return values(d, (*decoder).string) }

// texts reads strings by their names.
func (d *decoder) texts() (map[string]string, error) { return named(d, (*decoder).string) }

// scalar reads a [Value].
func (d *decoder) scalar() (v Value, err error) {
	switch c := d.Peek(); {
	case BeginsNumber(c):
		f, err := d.float(reflect.TypeFor[Value]())
		return Num(f), err
	case c == '"':
		from := d.at
		if text, ok := d.Plain(); ok {
			return Str(d.names.of(text)), nil
		}
		d.at = from
	}
	raw, ok := d.raw()
	if !ok {
		return v, errSyntax
	}
	return v, judged(v.UnmarshalJSON(raw), reflect.TypeFor[Value](), raw)
}

// input reads the fields of a row.
func (d *decoder) input() (map[string]Value, error) { return named(d, (*decoder).scalar) }
