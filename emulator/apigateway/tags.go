package apigateway

import (
	"maps"
	"strings"
)

// maxTags is AWS's limit of tags on a resource.
const maxTags = 50

// checkTags refuses tags that could not be added to those there are.
func checkTags(have, add map[string]string) error {
	all := maps.Clone(add)
	for key, value := range all {
		if key == "" || len(key) > 128 || len(value) > 256 || strings.HasPrefix(strings.ToLower(key), "aws:") {
			return invalid("Invalid tag %q: a key has 1 to 128 characters and does not begin with aws:, a value at most 256", key)
		}
	}
	if all == nil {
		return nil
	}
	maps.Copy(all, have)
	if len(all) > maxTags {
		return invalid("The number of tags exceeds the limit of %d", maxTags)
	}
	return nil
}

// tagsOf finds the tags of what an ARN names: a REST API, a stage, a usage plan
// or an API key.
func (all *account) tagsOf(resource string) (*map[string]string, error) {
	_, path, ok := strings.Cut(resource, "::")
	parts := strings.Split(strings.Trim(path, "/"), "/")
	if !ok || !strings.HasPrefix(resource, "arn:") || len(parts) < 2 {
		return nil, invalid("Invalid ARN specified in the request: %s", resource)
	}
	switch {
	case parts[0] == "restapis" && len(parts) == 2 && all.APIs[parts[1]] != nil:
		return &all.APIs[parts[1]].RestAPI.Tags, nil
	case parts[0] == "restapis" && len(parts) == 4 && parts[2] == "stages" && all.APIs[parts[1]] != nil:
		if st := all.APIs[parts[1]].Stages[parts[3]]; st != nil {
			return &st.Tags, nil
		}
	case parts[0] == "usageplans" && len(parts) == 2 && all.Plans[parts[1]] != nil:
		return &all.Plans[parts[1]].Tags, nil
	case parts[0] == "apikeys" && len(parts) == 2 && all.Keys[parts[1]] != nil:
		return &all.Keys[parts[1]].Tags, nil
	}
	return nil, missing("Invalid Resource identifier specified: %s", resource)
}

func tagResource(s *Service, in *input) (any, error) {
	var q struct{ Tags map[string]string }
	if err := decode(in, &q); err != nil {
		return nil, err
	}
	return nil, s.store.Update(func(all *account) error {
		tags, err := all.tagsOf(in.path["resource_arn"])
		if err != nil {
			return err
		}
		for key, value := range q.Tags {
			put(tags, key, value)
		}
		return checkTags(nil, *tags)
	})
}

func untagResource(s *Service, in *input) (any, error) {
	return nil, s.store.Update(func(all *account) error {
		tags, err := all.tagsOf(in.path["resource_arn"])
		if err != nil {
			return err
		}
		for _, key := range in.query["tagKeys"] {
			delete(*tags, key)
		}
		return nil
	})
}

func getTags(s *Service, in *input) (out any, err error) {
	err = s.store.View(func(all *account) error {
		tags, err := all.tagsOf(in.path["resource_arn"])
		if err != nil {
			return err
		}
		shown := *tags
		if shown == nil {
			shown = map[string]string{}
		}
		out = encoded(map[string]any{"tags": shown})
		return nil
	})
	return out, err
}

// getAccount answers a new account's settings: no role for logs, the quotas of
// the region.
func getAccount(*Service, *input) (any, error) {
	return map[string]any{"apiKeyVersion": "4", "features": []string{"UsagePlans"},
		"throttleSettings": throttle{Burst: 5000, Rate: 10000}}, nil
}
