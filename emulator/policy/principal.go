package policy

import "encoding/json"

// Principals are the names a caller goes by, per kind: "AWS" (account id, root
// ARN, role ARN, session ARN) or "Service" ("lambda.amazonaws.com").
type Principals map[string][]string

// covered reports whether the statement's Principal (or NotPrincipal) element
// covers one of the names.
func (p Principals) covered(s statement) bool {
	if raw, ok := s["NotPrincipal"]; ok {
		return !p.named(raw)
	}
	return p.named(s["Principal"])
}

func (p Principals) named(raw json.RawMessage) bool {
	kinds, star := principalsOf(raw)
	if star {
		return true
	}
	for kind, values := range kinds {
		for _, v := range values {
			if v == "*" && len(p[kind]) > 0 {
				return true
			}
			for _, name := range p[kind] {
				if v == name {
					return true
				}
			}
		}
	}
	return false
}

// principalsOf reads "*" or {"AWS": "..."} or {"AWS": ["...", ...]}.
func principalsOf(raw json.RawMessage) (kinds map[string][]string, star bool) {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return nil, text == "*"
	}
	var object map[string]json.RawMessage
	if json.Unmarshal(raw, &object) != nil {
		return nil, false
	}
	kinds = map[string][]string{}
	for kind, value := range object {
		kinds[kind] = stringsOf(value)
	}
	return kinds, false
}

// stringsOf reads a string or an array of strings.
func stringsOf(raw json.RawMessage) []string {
	var one string
	if json.Unmarshal(raw, &one) == nil {
		return []string{one}
	}
	var many []string
	if json.Unmarshal(raw, &many) != nil {
		return nil
	}
	return many
}
