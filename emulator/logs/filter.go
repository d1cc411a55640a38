package logs

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"serverless-poc/emulator/wire"
)

// found is an event with where it was found.
type found struct {
	Event
	LogStreamName string `json:"logStreamName"`
	EventID       string `json:"eventId"`
}

func filterLogEvents(s *Service, r *wire.Request) (any, error) {
	var in struct {
		about
		window
		LogStreamNames                                []string
		LogStreamNamePrefix, FilterPattern, NextToken string
		Limit                                         int
	}
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	if in.Limit < 0 || in.Limit > maxEvents {
		return nil, wire.Errorf(400, "InvalidParameterException", "1 validation error detected: Value '%d' at 'limit' failed to satisfy constraint: Member must have value from 1 to %d", in.Limit, maxEvents)
	}
	keep, err := pattern(in.FilterPattern)
	if err != nil {
		return nil, err
	}
	streams, err := s.files(in.group(), func(st *stream) bool {
		return strings.HasPrefix(st.Name, in.LogStreamNamePrefix) &&
			(len(in.LogStreamNames) == 0 || slices.Contains(in.LogStreamNames, st.Name))
	})
	if err != nil {
		return nil, err
	}
	list := []found{}
	for _, st := range streams {
		all, err := s.events.read(st.File)
		if err != nil {
			return nil, err
		}
		for i, e := range all {
			if in.has(e) && keep(e.Message) {
				list = append(list, found{e, st.Name, eventID(st.Name, i)})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b found) int { return cmp.Compare(a.Timestamp, b.Timestamp) })
	return pageOf(list, in.NextToken, cmp.Or(in.Limit, maxEvents))
}

func pageOf(list []found, token string, limit int) (any, error) {
	from := 0
	if token != "" {
		n, err := strconv.Atoi(token)
		if err != nil || n < 0 {
			return nil, wire.Errorf(400, "InvalidParameterException", "The specified nextToken is invalid.")
		}
		from = min(n, len(list))
	}
	to := min(from+limit, len(list))
	out := map[string]any{"events": list[from:to], "searchedLogStreams": []any{}}
	if to < len(list) {
		out["nextToken"] = strconv.Itoa(to)
	}
	return out, nil
}

// eventID is stable: the same event has the same id in every answer.
func eventID(stream string, i int) string {
	h := fnv.New64a()
	_, _ = fmt.Fprintf(h, "%s/%d", stream, i)
	return fmt.Sprintf("%056d", h.Sum64())
}

var term = regexp.MustCompile(`[?-]?"[^"]*"|\S+`)

// pattern compiles a filter pattern of terms: all must be in the message; ?a ?b
// asks for one of them; -a must not be there. What is in braces is a JSON pattern.
func pattern(text string) (keep func(message string) bool, err error) {
	text = strings.TrimSpace(text)
	switch {
	case strings.HasPrefix(text, "{"):
		p, err := parseJSONPattern(text)
		if err != nil {
			return nil, wire.Errorf(400, "InvalidParameterException", "emulator: filter pattern %q: %v", text, err)
		}
		return p.keeps, nil
	case strings.HasPrefix(text, "["), strings.HasPrefix(text, "%"):
		return nil, wire.Errorf(400, "InvalidParameterException", "emulator: filter pattern %q: only terms, for example ERROR or \"two words\", and JSON patterns are implemented", text)
	}
	var all, any, not []string
	for _, t := range term.FindAllString(text, -1) {
		switch t[0] {
		case '?':
			any = append(any, strings.Trim(t[1:], `"`))
		case '-':
			not = append(not, strings.Trim(t[1:], `"`))
		default:
			all = append(all, strings.Trim(t, `"`))
		}
	}
	return func(message string) bool {
		in := func(t string) bool { return strings.Contains(message, t) }
		return !slices.ContainsFunc(all, func(t string) bool { return !in(t) }) &&
			!slices.ContainsFunc(not, in) && (len(any) == 0 || slices.ContainsFunc(any, in))
	}, nil
}
