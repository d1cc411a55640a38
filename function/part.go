package function

import "encoding/json"

// A part is a key of an event and where its value goes.
type part struct {
	key  string
	into any
}

// decode decodes the parts that the event has. wrong is the first key whose value
// is of another type, "" for none; the other parts are decoded all the same.
func decode(event []member, parts ...part) (wrong string) {
	for _, p := range parts {
		raw := find(event, p.key)
		if raw != nil && json.Unmarshal(raw, p.into) != nil && wrong == "" {
			wrong = p.key
		}
	}
	return wrong
}
