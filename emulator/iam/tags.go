package iam

import (
	"net/url"
	"strconv"

	"serverless-poc/emulator/wire"
)

type tagXML struct{ Key, Value string }

type tagsXML struct {
	Member []tagXML `xml:"member"`
}

func tagList(tags map[string]string) *tagsXML {
	x := &tagsXML{}
	for _, k := range sortedKeys(tags) {
		x.Member = append(x.Member, tagXML{k, tags[k]})
	}
	return x
}

// tagsResult is the answer of ListRoleTags and ListPolicyTags.
type tagsResult struct {
	Tags *tagsXML
	page
}

func (t *tagsResult) list(f url.Values, tags map[string]string) (err error) {
	t.Tags = &tagsXML{}
	t.Tags.Member, t.page, err = paged(f, tagList(tags).Member)
	return err
}

// formTags reads Tags.member.N.Key and .Value.
func formTags(f url.Values) map[string]string {
	tags := map[string]string{}
	for i := 1; ; i++ {
		prefix := "Tags.member." + strconv.Itoa(i) + "."
		key := f.Get(prefix + "Key")
		if key == "" {
			return tags
		}
		tags[key] = f.Get(prefix + "Value")
	}
}

// merge adds tags to old; an entity has at most 50.
func merge(old, tags map[string]string) (map[string]string, error) {
	if old == nil {
		old = map[string]string{}
	}
	for k, v := range tags {
		old[k] = v
	}
	if len(old) > 50 {
		return nil, wire.Errorf(409, "LimitExceeded", "The number of tags has reached the maximum limit of 50.")
	}
	return old, nil
}

// untag removes TagKeys.member.N.
func untag(tags map[string]string, f url.Values) {
	for i := 1; ; i++ {
		key := f.Get("TagKeys.member." + strconv.Itoa(i))
		if key == "" {
			return
		}
		delete(tags, key)
	}
}

func tagRole(s *Service, f url.Values) (any, error) {
	return nil, s.changeRole(f, func(r *role) (err error) { r.Tags, err = merge(r.Tags, formTags(f)); return err })
}

func untagRole(s *Service, f url.Values) (any, error) {
	return nil, s.changeRole(f, func(r *role) error { untag(r.Tags, f); return nil })
}

func listRoleTags(s *Service, f url.Values) (any, error) {
	var out tagsResult
	return &out, s.role(f, func(r *role) error { return out.list(f, r.Tags) })
}

func tagPolicy(s *Service, f url.Values) (any, error) {
	return nil, s.changePolicy(f, func(_ *account, p *policy) (err error) {
		p.Tags, err = merge(p.Tags, formTags(f))
		return err
	})
}

func untagPolicy(s *Service, f url.Values) (any, error) {
	return nil, s.changePolicy(f, func(_ *account, p *policy) error { untag(p.Tags, f); return nil })
}

func listPolicyTags(s *Service, f url.Values) (any, error) {
	var out tagsResult
	return &out, s.policy(f, func(_ *account, p *policy) error { return out.list(f, p.Tags) })
}
