package lambda

import (
	"maps"
	"regexp"
	"slices"

	"serverless-poc/emulator/wire"
)

type alias struct {
	Name, FunctionVersion, Description, RevisionID string
	Weights                                        map[string]float64 // additional versions
}

type routingJSON struct{ AdditionalVersionWeights map[string]float64 }

type aliasJSON struct {
	AliasArn, Name, FunctionVersion, Description string
	RoutingConfig                                *routingJSON `json:",omitempty"`
	RevisionId                                   string
}

func (f *function) aliasJSON(a *alias) aliasJSON {
	out := aliasJSON{AliasArn: arn(f.Region, f.Name, a.Name), Name: a.Name, FunctionVersion: a.FunctionVersion,
		Description: a.Description, RevisionId: a.RevisionID}
	if len(a.Weights) > 0 {
		out.RoutingConfig = &routingJSON{maps.Clone(a.Weights)}
	}
	return out
}

// pick chooses a version by the weights and a number of [0, 1); the main version
// has what is left.
func (a *alias) pick(at float64) string {
	for _, v := range slices.Sorted(maps.Keys(a.Weights)) {
		if at < a.Weights[v] {
			return v
		}
		at -= a.Weights[v]
	}
	return a.FunctionVersion
}

// aliasesOf lists the aliases that point at a version, also by a weight.
func (f *function) aliasesOf(version string) (names []string) {
	for _, name := range slices.Sorted(maps.Keys(f.Aliases)) {
		a := f.Aliases[name]
		if _, weighted := a.Weights[version]; weighted || a.FunctionVersion == version {
			names = append(names, name)
		}
	}
	return names
}

var aliasName = regexp.MustCompile(`^[a-zA-Z0-9_-]*[a-zA-Z_-][a-zA-Z0-9_-]*$`) // not a number

// aliasInput is what CreateAlias and UpdateAlias take; nil is "not given".
type aliasInput struct {
	Name                         string
	FunctionVersion, Description *string
	RoutingConfig                *routingJSON
	RevisionId                   string
}

// put checks and takes over what is given.
func (f *function) put(q aliasInput, a *alias) error {
	set(&a.FunctionVersion, q.FunctionVersion)
	set(&a.Description, q.Description)
	if q.RoutingConfig != nil { // not given: the old weights stay
		a.Weights = q.RoutingConfig.AdditionalVersionWeights
	}
	if f.version(a.FunctionVersion) == nil {
		return notFound(f.Region, f.Name, a.FunctionVersion)
	}
	total := 0.0
	for v, w := range a.Weights {
		switch {
		case a.FunctionVersion == latest || v == latest:
			return invalid("$LATEST is not supported for an alias pointing to more than 1 version")
		case f.version(v) == nil:
			return notFound(f.Region, f.Name, v)
		case v == a.FunctionVersion:
			return invalid("Alias and its additional version weights must point to different versions, not both to %s", v)
		case w < 0 || w > 1:
			return invalid("The weight of version %s is %v; it must be from 0 to 1", v, w)
		case f.version(v).Role != f.version(a.FunctionVersion).Role:
			return invalid("Versions %s and %s of an alias must have the same role", v, a.FunctionVersion)
		}
		total += w
	}
	if total > 1 {
		return invalid("Additional version weight must be less than 100%%")
	}
	a.RevisionID = wire.UUID()
	return nil
}

func createAlias(s *Service, in *input) (reply, error) {
	var q aliasInput
	if err := decodeAny(in, &q); err != nil {
		return reply{}, err
	}
	if len(q.Name) > 128 || !aliasName.MatchString(q.Name) {
		return reply{}, wire.Errorf(400, "ValidationException", "1 validation error detected: Value %q at 'name' failed to satisfy constraint: letters, digits, _ and -, and not a number", q.Name)
	}
	var out aliasJSON
	err := s.change(in, func(f *function) error {
		if f.Aliases[q.Name] != nil {
			return conflict("Alias already exists: %s", arn(f.Region, f.Name, q.Name))
		}
		a := &alias{Name: q.Name}
		if err := f.put(q, a); err != nil {
			return err
		}
		if f.Aliases == nil {
			f.Aliases = map[string]*alias{}
		}
		f.Aliases[q.Name] = a
		out = f.aliasJSON(a)
		return nil
	})
	return reply{201, out}, err
}

func updateAlias(s *Service, in *input) (reply, error) {
	var q aliasInput
	if err := decodeAny(in, &q); err != nil {
		return reply{}, err
	}
	var out aliasJSON
	err := s.change(in, func(f *function) error {
		a, err := f.alias(in)
		if err != nil {
			return err
		}
		if err := precondition(a.RevisionID, q.RevisionId); err != nil {
			return err
		}
		if err := f.put(q, a); err != nil {
			return err
		}
		out = f.aliasJSON(a)
		return nil
	})
	return reply{200, out}, err
}

func (f *function) alias(in *input) (*alias, error) {
	name := in.path["Name"]
	if a := f.Aliases[name]; a != nil {
		return a, nil
	}
	return nil, wire.Errorf(404, "ResourceNotFoundException", "Cannot find alias arn: %s", arn(f.Region, f.Name, name))
}

func getAlias(s *Service, in *input) (reply, error) {
	var out aliasJSON
	err := s.view(in, func(f *function) error {
		a, err := f.alias(in)
		if err == nil {
			out = f.aliasJSON(a)
		}
		return err
	})
	return reply{200, out}, err
}

func listAliases(s *Service, in *input) (reply, error) {
	list := []aliasJSON{}
	err := s.view(in, func(f *function) error {
		version := in.HTTP.URL.Query().Get("FunctionVersion")
		for _, name := range slices.Sorted(maps.Keys(f.Aliases)) {
			if version == "" || slices.Contains(f.aliasesOf(version), name) {
				list = append(list, f.aliasJSON(f.Aliases[name]))
			}
		}
		return nil
	})
	if err != nil {
		return reply{}, err
	}
	return paged(in, "Aliases", list, func(a aliasJSON) string { return a.Name })
}

// deleteAlias succeeds also when there is no such alias, as AWS's does.
func deleteAlias(s *Service, in *input) (reply, error) {
	return reply{204, nil}, s.change(in, func(f *function) error {
		delete(f.Aliases, in.path["Name"])
		f.forget(in.path["Name"])
		return nil
	})
}
