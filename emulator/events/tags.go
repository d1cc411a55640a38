package events

import (
	"slices"

	"serverless-poc/emulator/wire"
)

type tag struct{ Key, Value string }

const maxTags = 50

func checkTags(list []tag) error {
	if len(list) > maxTags {
		return invalid("Number of tags exceeds the maximum of %d.", maxTags)
	}
	for _, t := range list {
		if t.Key == "" || len(t.Key) > 128 || len(t.Value) > 256 {
			return invalid("Tag %q=%q: a key has 1 to 128 characters, a value at most 256", t.Key, t.Value)
		}
	}
	return nil
}

func tagResource(s *Service, r *wire.Request) (any, error) {
	var in struct{ Tags []tag }
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	return nil, s.change(r, func(x *rule) error {
		for _, t := range in.Tags {
			x.Tags = append(slices.DeleteFunc(x.Tags, func(old tag) bool { return old.Key == t.Key }), t)
		}
		return checkTags(x.Tags)
	})
}

func untagResource(s *Service, r *wire.Request) (any, error) {
	var in struct{ TagKeys []string }
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	return nil, s.change(r, func(x *rule) error {
		x.Tags = slices.DeleteFunc(x.Tags, func(t tag) bool { return slices.Contains(in.TagKeys, t.Key) })
		return nil
	})
}

func listTagsForResource(s *Service, r *wire.Request) (any, error) {
	list := []tag{}
	err := s.view(r, func(x *rule) error { list = append(list, x.Tags...); return nil })
	return map[string]any{"Tags": list}, err
}
