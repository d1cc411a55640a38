package lambda

import (
	"maps"

	"serverless-poc/emulator/wire"
)

// decodeAny reads a request whose members are all implemented.
func decodeAny(in *input, v any) error { return wire.DecodeJSON(in.Request, v) }

func tagResource(s *Service, in *input) (reply, error) {
	var q struct{ Tags map[string]string }
	if err := decodeAny(in, &q); err != nil {
		return reply{}, err
	}
	return reply{204, nil}, s.change(in, func(f *function) error {
		if f.Tags == nil {
			f.Tags = map[string]string{}
		}
		maps.Copy(f.Tags, q.Tags)
		if len(f.Tags) > 50 {
			return invalid("The number of tags has reached the maximum limit of 50.")
		}
		return nil
	})
}

func untagResource(s *Service, in *input) (reply, error) {
	return reply{204, nil}, s.change(in, func(f *function) error {
		for _, k := range in.HTTP.URL.Query()["tagKeys"] {
			delete(f.Tags, k)
		}
		return nil
	})
}

// tagsErrorJSON stands in GetFunction's answer where the tags would.
type tagsErrorJSON struct{ ErrorCode, Message string }

// mayNotListTags is nil for a caller who may see the function's tags.
func (s *Service) mayNotListTags(in *input) *tagsErrorJSON {
	err := s.IAM.Authorize(in.Caller, "lambda:ListTags", arn(in.Region, in.function, ""), nil)
	if err == nil {
		return nil
	}
	e := wire.AsError(err)
	return &tagsErrorJSON{e.Code, e.Message}
}

func listTags(s *Service, in *input) (reply, error) {
	tags := map[string]string{}
	err := s.view(in, func(f *function) error { maps.Copy(tags, f.Tags); return nil })
	return reply{200, map[string]any{"Tags": tags}}, err
}
