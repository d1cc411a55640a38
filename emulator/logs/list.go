package logs

import (
	"strconv"

	"serverless-poc/emulator/wire"
)

const maxList = 50 // groups or streams in one answer

// cut gives the page of a list that a token and a limit ask for, under the
// list's name; a token is the place the next page begins at.
func cut(name string, list []map[string]any, token string, limit int) (map[string]any, error) {
	switch {
	case limit < 0 || limit > maxList:
		return nil, wire.Errorf(400, "InvalidParameterException", "1 validation error detected: Value '%d' at 'limit' failed to satisfy constraint: Member must have value from 1 to %d", limit, maxList)
	case limit == 0:
		limit = maxList
	}
	from := 0
	if token != "" {
		n, err := strconv.Atoi(token)
		if err != nil || n < 0 {
			return nil, wire.Errorf(400, "InvalidParameterException", "The specified nextToken is invalid.")
		}
		from = min(n, len(list))
	}
	to := min(from+limit, len(list))
	out := map[string]any{name: list[from:to]}
	if to < len(list) {
		out["nextToken"] = strconv.Itoa(to)
	}
	return out, nil
}
