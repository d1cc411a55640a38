package logs

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"serverless-poc/emulator/wire"
)

func createLogStream(s *Service, r *wire.Request) (any, error) {
	var in about
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	return nil, s.createStream(in.group(), in.LogStreamName)
}

func (s *Service) createStream(groupName, name string) error {
	if name == "" || strings.ContainsAny(name, ":*") || len(name) > 512 {
		return wire.Errorf(400, "InvalidParameterException", "logStreamName %q must have 1 to 512 characters without : and *", name)
	}
	return s.store.Update(func(all *groups) error {
		g, err := all.find(groupName)
		if err != nil {
			return err
		}
		if g.Streams[name] != nil {
			return wire.Errorf(400, "ResourceAlreadyExistsException", "The specified log stream already exists")
		}
		if g.Streams == nil {
			g.Streams = map[string]*stream{}
		}
		g.Streams[name] = &stream{Name: name, File: wire.UUID() + ".jsonl", Created: s.now()}
		return nil
	})
}

func deleteLogStream(s *Service, r *wire.Request) (any, error) {
	var in about
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	var file string
	err := s.change(r, func(g *group) error {
		st := g.Streams[in.LogStreamName]
		if st == nil {
			return notFound("stream")
		}
		file = st.File
		delete(g.Streams, st.Name)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return nil, s.events.remove([]string{file})
}

func describeLogStreams(s *Service, r *wire.Request) (any, error) {
	var in struct {
		about
		LogStreamNamePrefix, OrderBy, NextToken string
		Descending                              bool
		Limit                                   int
	}
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	list := []map[string]any{}
	err := s.store.View(func(all *groups) error {
		g, err := all.find(in.group())
		if err != nil {
			return err
		}
		for _, st := range g.sorted(in.OrderBy == "LastEventTime", in.Descending) {
			if strings.HasPrefix(st.Name, in.LogStreamNamePrefix) {
				list = append(list, st.json(groupARN(r.Region, g.Name)))
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return cut("logStreams", list, in.NextToken, in.Limit)
}

// sorted gives the streams by name, or by the time of their last event.
func (g *group) sorted(byTime, descending bool) []*stream {
	list := slices.SortedFunc(maps.Values(g.Streams), func(a, b *stream) int {
		if byTime && a.Last != b.Last {
			return cmp.Compare(a.Last, b.Last)
		}
		return cmp.Compare(a.Name, b.Name)
	})
	if descending {
		slices.Reverse(list)
	}
	return list
}

func (st *stream) json(groupARN string) map[string]any {
	out := map[string]any{"logStreamName": st.Name, "creationTime": st.Created, "storedBytes": 0,
		"arn": groupARN + ":log-stream:" + st.Name, "uploadSequenceToken": "0"}
	if st.Seen > 0 {
		out["firstEventTimestamp"], out["lastEventTimestamp"], out["lastIngestionTime"] = st.First, st.Last, st.Seen
	}
	return out
}
