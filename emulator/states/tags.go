package states

import (
	"slices"

	"serverless-poc/emulator/wire"
)

type tag struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

const maxTags = 50

func checkTags(list []tag) error {
	if len(list) > maxTags {
		return wire.Errorf(400, "TooManyTags", "Tag limit of %d exceeded.", maxTags)
	}
	return nil
}

// tagged runs do on the state machine of a call about tags, and keeps what it changes.
func (s *Service) tagged(id string, do func(*machine) error) error {
	return s.store.Update(func(a *account) error {
		m := a.Machines[id]
		if m == nil {
			return wire.Errorf(400, "ResourceNotFound", "Resource not found: '%s'", id)
		}
		return do(m)
	})
}

func tagResource(s *Service, _ *wire.Request, in about) (any, error) {
	return nil, s.tagged(in.ResourceARN, func(m *machine) error {
		for _, t := range in.Tags {
			m.Tags = append(slices.DeleteFunc(m.Tags, func(old tag) bool { return old.Key == t.Key }), t)
		}
		return checkTags(m.Tags)
	})
}

func untagResource(s *Service, _ *wire.Request, in about) (any, error) {
	return nil, s.tagged(in.ResourceARN, func(m *machine) error {
		m.Tags = slices.DeleteFunc(m.Tags, func(t tag) bool { return slices.Contains(in.TagKeys, t.Key) })
		return nil
	})
}

func listTagsForResource(s *Service, _ *wire.Request, in about) (any, error) {
	list := []tag{}
	err := s.tagged(in.ResourceARN, func(m *machine) error { list = append(list, m.Tags...); return nil })
	return map[string]any{"tags": list}, err
}
