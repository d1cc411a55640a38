package logs

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"serverless-poc/emulator/wire"
)

var groupName = regexp.MustCompile(`^[\w./#-]{1,512}$`)

// retentions are the day counts CloudWatch Logs takes.
var retentions = []int{1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653}

func (g *groups) find(name string) (*group, error) {
	if found := g.Groups[name]; found != nil {
		return found, nil
	}
	return nil, notFound("group")
}

// change runs f on the group the request names and keeps its changes.
func (s *Service) change(r *wire.Request, f func(*group) error) error {
	var in about
	if err := wire.DecodeJSON(r, &in); err != nil {
		return err
	}
	return s.store.Update(func(all *groups) error {
		g, err := all.find(in.group())
		if err != nil {
			return err
		}
		return f(g)
	})
}

func createLogGroup(s *Service, r *wire.Request) (any, error) {
	var in struct {
		LogGroupName string
		Tags         map[string]string
	}
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	return nil, s.create(in.LogGroupName, in.Tags)
}

func (s *Service) create(name string, tags map[string]string) error {
	if !groupName.MatchString(name) {
		return wire.Errorf(400, "InvalidParameterException", "1 validation error detected: logGroupName %q must have 1 to 512 of the characters a-z A-Z 0-9 _ . / # -", name)
	}
	return s.store.Update(func(all *groups) error {
		if all.Groups == nil {
			all.Groups = map[string]*group{}
		}
		if all.Groups[name] != nil {
			return wire.Errorf(400, "ResourceAlreadyExistsException", "The specified log group already exists")
		}
		all.Groups[name] = &group{Name: name, Created: s.now(), Tags: tags, Streams: map[string]*stream{}}
		return nil
	})
}

func deleteLogGroup(s *Service, r *wire.Request) (any, error) {
	var in about
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	var files []string
	err := s.store.Update(func(all *groups) error {
		g, err := all.find(in.group())
		if err != nil {
			return err
		}
		for _, st := range g.Streams {
			files = append(files, st.File)
		}
		delete(all.Groups, g.Name)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return nil, s.events.remove(files)
}

func describeLogGroups(s *Service, r *wire.Request) (any, error) {
	var in struct {
		LogGroupNamePrefix, LogGroupNamePattern, NextToken string
		Limit                                              int
	}
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	list := []map[string]any{}
	err := s.store.View(func(all *groups) error {
		for _, name := range slices.Sorted(maps.Keys(all.Groups)) {
			if !strings.HasPrefix(name, in.LogGroupNamePrefix) || !strings.Contains(name, in.LogGroupNamePattern) {
				continue
			}
			list = append(list, all.Groups[name].json(r.Region))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return cut("logGroups", list, in.NextToken, in.Limit)
}

func (g *group) json(region string) map[string]any {
	arn := groupARN(region, g.Name)
	out := map[string]any{"logGroupName": g.Name, "creationTime": g.Created, "metricFilterCount": 0,
		"arn": arn + ":*", "logGroupArn": arn, "storedBytes": 0, "logGroupClass": "STANDARD"}
	if g.Retention > 0 {
		out["retentionInDays"] = g.Retention
	}
	return out
}

func putRetentionPolicy(s *Service, r *wire.Request) (any, error) {
	var in struct{ RetentionInDays int }
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	if !slices.Contains(retentions, in.RetentionInDays) {
		return nil, wire.Errorf(400, "InvalidParameterException", "1 validation error detected: retentionInDays %d must be one of %v", in.RetentionInDays, retentions)
	}
	return nil, s.change(r, func(g *group) error { g.Retention = in.RetentionInDays; return nil })
}

func deleteRetentionPolicy(s *Service, r *wire.Request) (any, error) {
	return nil, s.change(r, func(g *group) error { g.Retention = 0; return nil })
}

func tagResource(s *Service, r *wire.Request) (any, error) {
	var in struct{ Tags map[string]string }
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	return nil, s.change(r, func(g *group) error {
		if g.Tags == nil {
			g.Tags = map[string]string{}
		}
		maps.Copy(g.Tags, in.Tags)
		return nil
	})
}

func untagResource(s *Service, r *wire.Request) (any, error) {
	var in struct{ TagKeys []string }
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	return nil, s.change(r, func(g *group) error {
		for _, k := range in.TagKeys {
			delete(g.Tags, k)
		}
		return nil
	})
}

func listTagsForResource(s *Service, r *wire.Request) (any, error) {
	var in about
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	tags := map[string]string{}
	err := s.store.View(func(all *groups) error {
		g, err := all.find(in.group())
		if err == nil {
			maps.Copy(tags, g.Tags)
		}
		return err
	})
	return map[string]any{"tags": tags}, err
}
