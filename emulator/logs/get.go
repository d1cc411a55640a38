package logs

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"serverless-poc/emulator/wire"
)

const maxEvents = 10_000 // events in one answer

// window is the time range of a query, [Start, End) in milliseconds; 0 is open.
type window struct{ StartTime, EndTime int64 }

func (w window) has(e Event) bool {
	return e.Timestamp >= w.StartTime && (w.EndTime == 0 || e.Timestamp < w.EndTime)
}

func getLogEvents(s *Service, r *wire.Request) (any, error) {
	var in struct {
		about
		window
		Limit         int
		NextToken     string
		StartFromHead bool
	}
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	files, err := s.files(in.group(), func(st *stream) bool { return st.Name == in.LogStreamName })
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, notFound("stream")
	}
	list, err := s.events.read(files[0].File)
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(e Event) bool { return !in.has(e) })
	from, to, err := page(in.NextToken, in.StartFromHead, cmp.Or(in.Limit, maxEvents), len(list))
	if err != nil {
		return nil, err
	}
	out := append([]Event{}, list[from:to]...)
	return map[string]any{"events": out, "nextForwardToken": "f/" + strconv.Itoa(to), "nextBackwardToken": "b/" + strconv.Itoa(from)}, nil
}

// page finds the events from:to that a token asks for. "f/N" continues at N,
// "b/N" ends before N; at either end the same token comes back, as in AWS.
func page(token string, head bool, limit, n int) (from, to int, err error) {
	switch {
	case strings.HasPrefix(token, "f/"), strings.HasPrefix(token, "b/"):
		at, e := strconv.Atoi(token[2:])
		if e != nil || at < 0 {
			return 0, 0, wire.Errorf(400, "InvalidParameterException", "The specified nextToken is invalid.")
		}
		at = min(at, n)
		if token[0] == 'f' {
			return at, min(at+limit, n), nil
		}
		return max(at-limit, 0), at, nil
	case head:
		return 0, min(limit, n), nil
	}
	return max(n-limit, 0), n, nil
}

// files lists the streams of a group that match.
func (s *Service) files(groupName string, match func(*stream) bool) (list []stream, err error) {
	err = s.store.View(func(all *groups) error {
		g, err := all.find(groupName)
		if err != nil {
			return err
		}
		for _, st := range g.sorted(false, false) {
			if match(st) {
				list = append(list, *st)
			}
		}
		return nil
	})
	return list, err
}
