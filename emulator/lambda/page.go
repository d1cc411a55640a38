package lambda

import (
	"encoding/base64"
	"slices"
	"strconv"
)

// Lambda's quotas of one page of a list.
const (
	defaultItems = 50
	maxItems     = 10_000
)

// paged answers the page of a list that the call's Marker and MaxItems ask for.
// key is the order of the list; a marker names the first item of the next page,
// so that a page is right also when items have come or gone.
func paged[T any](in *input, name string, list []T, key func(T) string) (reply, error) {
	q := in.HTTP.URL.Query()
	limit := defaultItems
	if text := q.Get("MaxItems"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > maxItems {
			return reply{}, invalid("1 validation error detected: Value '%s' at 'maxItems' failed to satisfy constraint: Member must have value from 1 to %d", text, maxItems)
		}
		limit = min(n, defaultItems) // Lambda gives no more than this, whatever is asked for
	}
	if marker := q.Get("Marker"); marker != "" {
		from, err := base64.URLEncoding.DecodeString(marker)
		if err != nil {
			return reply{}, invalid("The Marker provided is not valid.")
		}
		i := slices.IndexFunc(list, func(v T) bool { return key(v) >= string(from) })
		if i < 0 {
			i = len(list)
		}
		list = list[i:]
	}
	out := map[string]any{}
	if len(list) > limit {
		out["NextMarker"] = base64.URLEncoding.EncodeToString([]byte(key(list[limit])))
		list = list[:limit]
	}
	out[name] = append([]T{}, list...)
	return reply{200, out}, nil
}
