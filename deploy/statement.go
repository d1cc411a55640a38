package deploy

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// statementSuffix ends the name of an attribute whose changes are statements
// of a policy document: one removed (Current) or added (Desired), in words.
const statementSuffix = " statement"

// documentDiff compares two policy documents statement by statement, so that a
// person sees what is allowed and not that some JSON differs. The order of
// statements and of the items of a list means nothing to AWS and nothing here.
// What is not a policy document is compared as it is.
func documentDiff(attribute, current, desired string) []Change {
	have, okHave := statements(current)
	want, okWant := statements(desired)
	if !okHave || !okWant {
		return diff(nil, attribute, canonical(current), canonical(desired))
	}
	var changes []Change
	for _, words := range have {
		if !slices.Contains(want, words) {
			changes = append(changes, Change{attribute + statementSuffix, words, ""})
		}
	}
	for _, words := range want {
		if !slices.Contains(have, words) {
			changes = append(changes, Change{attribute + statementSuffix, "", words})
		}
	}
	return changes
}

// statements writes each statement of a policy document in words; an empty
// document has none. ok is false for what is not a policy document.
func statements(document string) (words []string, ok bool) {
	if document == "" {
		return nil, true
	}
	var tree struct {
		Statement any
	}
	if json.Unmarshal([]byte(document), &tree) != nil {
		return nil, false
	}
	list, isList := tree.Statement.([]any)
	if !isList {
		list = []any{tree.Statement}
	}
	for _, item := range list {
		s, isObject := item.(map[string]any)
		if !isObject {
			return nil, false
		}
		words = append(words, inWords(s))
	}
	slices.Sort(words)
	return words, true
}

// inWords is one statement: "TLSOnly: Deny anybody s3:* on arn:... when Bool
// aws:SecureTransport is false". A key it has no words for is written as JSON.
func inWords(s map[string]any) string {
	text := fmt.Sprint(s["Effect"])
	if sid, ok := s["Sid"]; ok {
		text = fmt.Sprintf("%s: %s", sid, text)
	}
	known := map[string]bool{"Sid": true, "Effect": true, "Condition": true}
	for _, part := range []struct{ key, before string }{
		{"Principal", " "}, {"NotPrincipal", " everybody but "},
		{"Action", " "}, {"NotAction", " everything but "},
		{"Resource", " on "}, {"NotResource", " on everything but "},
	} {
		known[part.key] = true
		if value, ok := s[part.key]; ok {
			text += part.before + items(part.key, value)
		}
	}
	text += conditions(s["Condition"])
	for _, key := range slices.Sorted(maps.Keys(s)) {
		if !known[key] {
			data, _ := json.Marshal(s[key]) // came from JSON
			text += fmt.Sprintf(" %s %s", key, data)
		}
	}
	return text
}

// items writes a string or a list of them, sorted; of a principal, with its kind.
func items(key string, value any) string {
	switch v := value.(type) {
	case string:
		if v == "*" && strings.HasSuffix(key, "Principal") {
			return "anybody"
		}
		return v
	case []any:
		var list []string
		for _, item := range v {
			list = append(list, items(key, item))
		}
		slices.Sort(list)
		return strings.Join(list, ", ")
	case map[string]any:
		var list []string
		for _, kind := range slices.Sorted(maps.Keys(v)) {
			list = append(list, kind+" "+items(kind, v[kind]))
		}
		return strings.Join(list, ", ")
	}
	return fmt.Sprint(value)
}

// conditions writes every operator, key and value, sorted.
func conditions(value any) string {
	operators, _ := value.(map[string]any)
	var list []string
	for _, operator := range slices.Sorted(maps.Keys(operators)) {
		keys, _ := operators[operator].(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(keys)) {
			list = append(list, fmt.Sprintf("%s %s is %s", operator, key, items(key, keys[key])))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return " when " + strings.Join(list, " and ")
}
