package logs

import (
	"slices"

	"serverless-poc/emulator/wire"
)

func putLogEvents(s *Service, r *wire.Request) (any, error) {
	var in struct {
		about
		LogEvents []Event
	}
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	inOrder := slices.IsSortedFunc(in.LogEvents, func(a, b Event) int { return int(a.Timestamp - b.Timestamp) })
	if len(in.LogEvents) == 0 || !inOrder {
		return nil, wire.Errorf(400, "InvalidParameterException", "Log events in a single PutLogEvents request must be at least one and in chronological order.")
	}
	if err := s.put(in.group(), in.LogStreamName, in.LogEvents); err != nil {
		return nil, err
	}
	return map[string]string{"nextSequenceToken": "0"}, nil
}

func (s *Service) put(groupName, streamName string, list []Event) error {
	seen := s.now()
	for i := range list {
		list[i].IngestionTime = seen
	}
	var file string
	err := s.store.Update(func(all *groups) error {
		g, err := all.find(groupName)
		if err != nil {
			return err
		}
		st := g.Streams[streamName]
		if st == nil {
			return notFound("stream")
		}
		if st.Seen == 0 {
			st.First = list[0].Timestamp
		}
		st.Last, st.Seen, file = list[len(list)-1].Timestamp, seen, st.File
		return nil
	})
	if err != nil {
		return err
	}
	return s.events.append(file, list)
}

// Write puts events for a function, as Lambda does with the permissions of the
// function's role: it makes the group and the stream when they are missing.
// The error is the refusal when the role may not.
func (s *Service) Write(c wire.Caller, region, groupName, streamName string, list []Event) error {
	if len(list) == 0 {
		return nil
	}
	where := about{LogGroupName: groupName, LogStreamName: streamName}
	if err := s.ensure(c, region, where); err != nil {
		return err
	}
	if err := s.access.Authorize(c, "logs:PutLogEvents", where.arn(region), nil); err != nil {
		return err
	}
	return s.put(groupName, streamName, list)
}

// ensure makes the group and the stream if they are missing and c may.
func (s *Service) ensure(c wire.Caller, region string, where about) error {
	var haveGroup, haveStream bool
	_ = s.store.View(func(all *groups) error {
		if g := all.Groups[where.LogGroupName]; g != nil {
			haveGroup, haveStream = true, g.Streams[where.LogStreamName] != nil
		}
		return nil
	})
	groupOnly := about{LogGroupName: where.LogGroupName}
	if !haveGroup {
		if err := s.access.Authorize(c, "logs:CreateLogGroup", groupOnly.arn(region), nil); err != nil {
			return err
		}
		if err := s.create(where.LogGroupName, nil); err != nil && wire.AsError(err).Code != "ResourceAlreadyExistsException" {
			return err
		}
	}
	if haveStream {
		return nil
	}
	if err := s.access.Authorize(c, "logs:CreateLogStream", groupOnly.arn(region), nil); err != nil {
		return err
	}
	err := s.createStream(where.LogGroupName, where.LogStreamName)
	if err != nil && wire.AsError(err).Code == "ResourceAlreadyExistsException" {
		return nil
	}
	return err
}
