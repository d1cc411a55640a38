package policy

import "encoding/json"

// MapPrincipals puts into the place of each AWS principal of a document what to
// gives for it. A document in which nothing changes is returned as it is, any
// other one is written anew.
func MapPrincipals(document string, to func(string) (string, error)) (string, error) {
	list, err := statementsOf(document)
	if err != nil {
		return document, nil // what cannot be read names nobody
	}
	changed := false
	for _, s := range list {
		for _, element := range []string{"Principal", "NotPrincipal"} {
			raw, did, err := mapElement(s[element], to)
			if err != nil {
				return "", err
			}
			if did {
				s[element], changed = raw, true
			}
		}
	}
	if !changed {
		return document, nil
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal([]byte(document), &all); err != nil {
		return "", err
	}
	if all["Statement"], err = json.Marshal(list); err != nil {
		return "", err
	}
	text, err := json.Marshal(all)
	return string(text), err
}

// mapElement maps {"AWS": ...}; any other form has nothing to map.
func mapElement(raw json.RawMessage, to func(string) (string, error)) (out json.RawMessage, changed bool, err error) {
	var kinds map[string]json.RawMessage
	if len(raw) == 0 || json.Unmarshal(raw, &kinds) != nil || kinds["AWS"] == nil {
		return raw, false, nil
	}
	names := stringsOf(kinds["AWS"])
	for i, name := range names {
		mapped, err := to(name)
		if err != nil {
			return nil, false, err
		}
		changed = changed || mapped != name
		names[i] = mapped
	}
	if !changed {
		return raw, false, nil
	}
	var value any = names
	if len(names) == 1 {
		value = names[0]
	}
	if kinds["AWS"], err = json.Marshal(value); err != nil {
		return nil, false, err
	}
	out, err = json.Marshal(kinds)
	return out, true, err
}
