package openapi

import "serverless-poc/schema"

// An Object is a JSON object whose keys stay in the order in which they were
// put there.
type Object []Member

// A Member is one key of an [Object] and what is under it.
type Member struct {
	Key   string
	Value any
}

// With is o with value under key: in its place where the key is there already,
// else at the end. o itself does not change.
func (o Object) With(key string, value any) Object {
	next := append(make(Object, 0, len(o)+1), o...)
	for i := range next {
		if next[i].Key == key {
			next[i].Value = value
			return next
		}
	}
	return append(next, Member{key, value})
}

// Get is what is under key.
func (o Object) Get(key string) (value any, there bool) {
	for _, m := range o {
		if m.Key == key {
			return m.Value, true
		}
	}
	return nil, false
}

// Object is the object under key, empty where there is none.
func (o Object) Object(key string) Object {
	value, _ := o.Get(key)
	child, _ := value.(Object)
	return child
}

// MarshalJSON implements [encoding/json.Marshaler]: canonical JSON, as
// [schema.Append] writes it.
func (o Object) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = schema.Append(append(schema.AppendString(b, m.Key), ':'), m.Value); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}
