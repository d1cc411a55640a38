package lambda

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"
)

func publishVersion(s *Service, in *input) (reply, error) {
	var q struct {
		CodeSha256, RevisionId string
		Description            *string
	}
	if err := decodeAny(in, &q); err != nil {
		return reply{}, err
	}
	var out configurationJSON
	err := s.change(in, func(f *function) error {
		if err := f.sound(s.Clock.Now()); err != nil {
			return err
		}
		if err := precondition(f.Latest.revision(s.Clock.Now()), q.RevisionId); err != nil {
			return err
		}
		if q.CodeSha256 != "" && q.CodeSha256 != f.Latest.CodeSha256 {
			return invalid("CodeSHA256 (%s) is different from current CodeSHA256 in $LATEST (%s). Please try again with the CodeSHA256 in $LATEST.", q.CodeSha256, f.Latest.CodeSha256)
		}
		description := f.Latest.Description
		if q.Description != nil {
			description = *q.Description
		}
		out = f.json(s.publish(f, description), s.Clock.Now(), true)
		return nil
	})
	return reply{201, out}, err
}

// publish makes a version of $LATEST, or gives the newest one when neither code
// nor configuration has changed since.
func (s *Service) publish(f *function, description string) *config {
	if n := len(f.Versions); n > 0 && sameContent(f.Versions[n-1], f.Latest) {
		return f.Versions[n-1]
	}
	c := *f.Latest
	c.Version = strconv.Itoa(f.Next)
	if description != "" {
		c.Description = description
	}
	f.Next++
	s.begin(&c, nil, f.Name, "PublishVersion")
	if c.Failed == nil {
		c.Failed = f.Latest.Failed
	}
	f.Versions = append(f.Versions, &c)
	return &c
}

// versionKey orders versions as they were made, $LATEST first.
func versionKey(version string) string {
	n, _ := strconv.Atoi(version) // $LATEST is 0
	return fmt.Sprintf("\x00%012d", n)
}

// sameContent compares code and configuration; description, version and times
// are not part of it.
func sameContent(a, b *config) bool {
	content := func(c config) []byte {
		c.Version, c.Description, c.Modified, c.change = "", "", time.Time{}, change{}
		text, _ := json.Marshal(c) // a struct of plain values always encodes
		return text
	}
	return bytes.Equal(content(*a), content(*b))
}

func listVersionsByFunction(s *Service, in *input) (reply, error) {
	var list []configurationJSON
	err := s.view(in, func(f *function) error {
		list = append(list, f.json(f.Latest, s.Clock.Now(), true))
		for _, c := range f.Versions {
			list = append(list, f.json(c, s.Clock.Now(), true))
		}
		return nil
	})
	if err != nil {
		return reply{}, err
	}
	return paged(in, "Versions", list, func(c configurationJSON) string { return versionKey(c.Version) })
}

func deleteFunction(s *Service, in *input) (reply, error) {
	if in.qualifier != "" {
		return s.deleteVersion(in)
	}
	err := s.store.Update(func(all *functions) error {
		if all.Functions[in.function] == nil {
			return notFound(in.Region, in.function, "")
		}
		delete(all.Functions, in.function)
		return nil
	})
	if err == nil {
		s.pool.Drop(in.function, "")
	}
	return reply{204, nil}, err
}

func (s *Service) deleteVersion(in *input) (reply, error) {
	err := s.change(in, func(f *function) error {
		if in.qualifier == latest {
			return invalid("$LATEST version cannot be deleted without deleting the function.")
		}
		i := slices.IndexFunc(f.Versions, func(c *config) bool { return c.Version == in.qualifier })
		if i < 0 {
			if f.Aliases[in.qualifier] != nil {
				return invalid("Deletion of an alias is not supported by DeleteFunction; use DeleteAlias.")
			}
			return notFound(in.Region, in.function, in.qualifier)
		}
		if names := f.aliasesOf(in.qualifier); len(names) > 0 {
			return conflict("Unable to delete version because the following aliases reference it: %v", names)
		}
		f.Versions = slices.Delete(f.Versions, i, i+1)
		f.forget(in.qualifier)
		return nil
	})
	if err == nil {
		s.pool.Drop(in.function, in.qualifier)
	}
	return reply{204, nil}, err
}
