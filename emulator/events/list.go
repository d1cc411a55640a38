package events

import (
	"encoding/base64"
	"slices"
	"strings"

	"serverless-poc/emulator/wire"
)

// page is what every list takes.
type page struct {
	NextToken string
	Limit     int
}

const maxPage = 100

// of cuts a list into pages; next is "" after the last one.
func of[T any](p page, list []T, key func(T) string) (part []T, next string, err error) {
	switch {
	case p.Limit < 0 || p.Limit > maxPage:
		return nil, "", invalid("1 validation error detected: Value '%d' at 'limit' failed to satisfy constraint: Member must have value from 1 to %d", p.Limit, maxPage)
	case p.Limit == 0:
		p.Limit = maxPage
	}
	if p.NextToken != "" {
		from, e := base64.URLEncoding.DecodeString(p.NextToken)
		if e != nil {
			return nil, "", invalid("Failed to parse NextToken.")
		}
		list = slices.DeleteFunc(slices.Clone(list), func(v T) bool { return key(v) < string(from) })
	}
	if len(list) > p.Limit {
		next = base64.URLEncoding.EncodeToString([]byte(key(list[p.Limit])))
		list = list[:p.Limit]
	}
	return append([]T{}, list...), next, nil
}

// paged is a page with its token, under the list's name.
func paged[T any](name string, p page, list []T, key func(T) string) (any, error) {
	part, next, err := of(p, list, key)
	if err != nil {
		return nil, err
	}
	out := map[string]any{name: part}
	if next != "" {
		out["NextToken"] = next
	}
	return out, nil
}

func self(s string) string { return s }

func listRules(s *Service, r *wire.Request) (any, error) {
	var in struct {
		page
		NamePrefix string
	}
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	list := []ruleJSON{}
	_ = s.store.View(func(all *rules) error {
		for _, name := range all.names(in.NamePrefix) {
			list = append(list, all.Rules[name].json())
		}
		return nil
	})
	return paged("Rules", in.page, list, func(x ruleJSON) string { return x.Name })
}

func listTargetsByRule(s *Service, r *wire.Request) (any, error) {
	var in page
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	var list []target
	err := s.view(r, func(x *rule) error {
		list = slices.SortedFunc(slices.Values(x.Targets), func(a, b target) int { return strings.Compare(a.ID, b.ID) })
		return nil
	})
	if err != nil {
		return nil, err
	}
	return paged("Targets", in, list, func(t target) string { return t.ID })
}

func listRuleNamesByTarget(s *Service, r *wire.Request) (any, error) {
	var in struct {
		page
		TargetArn string
	}
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	var list []string
	_ = s.store.View(func(all *rules) error {
		list = slices.DeleteFunc(all.names(""), func(name string) bool {
			return !slices.ContainsFunc(all.Rules[name].Targets, func(t target) bool { return t.Arn == in.TargetArn })
		})
		return nil
	})
	return paged("RuleNames", in.page, list, self)
}
