package apigateway

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
)

// page is a list as API Gateway answers it. Position is there when more follow.
type page struct {
	Item     any    `json:"item"`
	Position string `json:"position,omitempty"`
}

// Limits of a page. Source: the API reference, "The default value is 25 and the
// maximum value is 500".
const (
	defaultPage = 25
	maxPage     = 500
)

// list gives one page of m in the order of its keys. A position holds the last
// key given, so that what is created or deleted meanwhile moves nothing else.
func list[T, J any](in *input, m map[string]T, form func(T) J) (page, error) {
	limit := defaultPage
	if text := in.query.Get("limit"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > maxPage {
			return page{}, invalid("Invalid limit parameter %q: it must be from 1 to %d", text, maxPage)
		}
		limit = n
	}
	after, err := base64.RawURLEncoding.DecodeString(in.query.Get("position"))
	if err != nil {
		return page{}, invalid("Invalid position parameter specified")
	}
	items, out := []J{}, page{}
	for _, key := range slices.Sorted(maps.Keys(m)) {
		if key <= string(after) {
			continue
		}
		if len(items) == limit {
			break
		}
		items = append(items, form(m[key]))
		after = []byte(key)
	}
	if len(items) == limit && slices.ContainsFunc(slices.Collect(maps.Keys(m)), func(k string) bool { return k > string(after) }) {
		out.Position = base64.RawURLEncoding.EncodeToString(after)
	}
	out.Item = encoded(items)
	return out, nil
}

// encoded is v as JSON, made while the state is held, so that an answer shares
// nothing with it.
func encoded(v any) json.RawMessage {
	text, err := json.Marshal(v)
	if err != nil {
		panic("emulator: apigateway: " + err.Error()) // plain values always encode
	}
	return text
}

// same is the form of what is listed as it is kept.
func same[T any](v T) T { return v }
