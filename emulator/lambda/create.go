package lambda

import (
	"maps"
	"slices"

	"serverless-poc/emulator/wire"
)

func createFunction(s *Service, in *input) (reply, error) {
	var q struct {
		settings
		FunctionName, PackageType string
		Code                      codeSource
		Tags                      map[string]string
		Publish                   bool
	}
	if err := decode(in, &q); err != nil {
		return reply{}, err
	}
	name, _, ok := parseFunction(q.FunctionName)
	switch {
	case !ok:
		return reply{}, wire.Errorf(400, "ValidationException", "1 validation error detected: Value %q at 'functionName' failed to satisfy constraint: 1 to 64 of the characters a-z A-Z 0-9 _ -", q.FunctionName)
	case q.PackageType != "" && q.PackageType != "Zip":
		return reply{}, wire.NotImplemented("lambda", "CreateFunction with PackageType "+q.PackageType)
	case len(q.Tags) > 50:
		return reply{}, invalid("The number of tags has reached the maximum limit of 50.")
	}
	c := &config{Version: latest, Timeout: 3, Memory: 128, Ephemeral: 512, Architectures: []string{"x86_64"}, Tracing: "PassThrough"}
	if err := s.apply(q.settings, c); err != nil {
		return reply{}, err
	}
	if err := s.free(name); err != nil { // before the code is fetched, as AWS does
		return reply{}, err
	}
	code, err := s.keep(in, q.Code)
	if err != nil {
		return reply{}, err
	}
	c.CodeSha256, c.CodeSize = code.sha256, code.size
	s.begin(c, nil, name, in.Operation)
	f := &function{Name: name, Region: in.Region, Latest: c, Next: 1, Tags: q.Tags}
	var out configurationJSON
	err = s.store.Update(func(all *functions) error {
		if all.Functions == nil {
			all.Functions = map[string]*function{}
		}
		if all.Functions[name] != nil {
			return exists(name)
		}
		all.Functions[name] = f
		if q.Publish {
			out = f.json(s.publish(f, ""), s.Clock.Now(), true)
		} else {
			out = f.json(c, s.Clock.Now(), false)
		}
		return nil
	})
	return reply{201, out}, err
}

func exists(name string) error { return conflict("Function already exist: %s", name) }

func (s *Service) free(name string) error {
	return s.store.View(func(all *functions) error {
		if all.Functions[name] != nil {
			return exists(name)
		}
		return nil
	})
}

func getFunction(s *Service, in *input) (reply, error) {
	var out struct {
		Configuration configurationJSON
		Code          map[string]string
		Tags          map[string]string `json:",omitempty"`
		TagsError     *tagsErrorJSON    `json:",omitempty"`
		Concurrency   *concurrencyJSON  `json:",omitempty"`
	}
	out.Code = map[string]string{"RepositoryType": "S3"}
	return reply{200, &out}, s.view(in, func(f *function) error {
		c := f.named(in.qualifier)
		if c == nil {
			return notFound(in.Region, in.function, in.qualifier)
		}
		out.Configuration = f.json(c, s.Clock.Now(), in.qualifier != "")
		if out.TagsError = s.mayNotListTags(in); out.TagsError == nil {
			out.Tags = maps.Clone(f.Tags)
		}
		if f.Reserved != nil {
			out.Concurrency = &concurrencyJSON{f.Reserved}
		}
		return nil
	})
}

func getFunctionConfiguration(s *Service, in *input) (reply, error) {
	var out configurationJSON
	err := s.view(in, func(f *function) error {
		c := f.named(in.qualifier)
		if c == nil {
			return notFound(in.Region, in.function, in.qualifier)
		}
		out = f.json(c, s.Clock.Now(), in.qualifier != "")
		return nil
	})
	return reply{200, out}, err
}

// named is resolve without the chance of a weighted alias: its main version.
func (f *function) named(qualifier string) *config {
	if a := f.Aliases[qualifier]; a != nil {
		return f.version(a.FunctionVersion)
	}
	return f.version(qualifier)
}

func listFunctions(s *Service, in *input) (reply, error) {
	list := []configurationJSON{}
	err := s.store.View(func(all *functions) error {
		for _, name := range slices.Sorted(maps.Keys(all.Functions)) {
			f := all.Functions[name]
			list = append(list, f.json(f.Latest, s.Clock.Now(), in.HTTP.URL.Query().Get("FunctionVersion") == "ALL"))
			if in.HTTP.URL.Query().Get("FunctionVersion") == "ALL" {
				for _, c := range f.Versions {
					list = append(list, f.json(c, s.Clock.Now(), true))
				}
			}
		}
		return nil
	})
	if err != nil {
		return reply{}, err
	}
	return paged(in, "Functions", list, func(c configurationJSON) string { return c.FunctionName + versionKey(c.Version) })
}
