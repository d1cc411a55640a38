package lambda

import (
	"encoding/json"
	"time"
)

// functions is the whole state.
type functions struct {
	Functions map[string]*function // by name
}

type function struct {
	Name      string
	Region    string // of the request that created it; part of its ARN
	Latest    *config
	Versions  []*config // published, oldest first
	Next      int       // number of the next version
	Aliases   map[string]*alias
	Tags      map[string]string
	Policies  map[string][]json.RawMessage // qualifier -> statements of the resource policy
	Reserved  *int                         `json:",omitempty"` // concurrency set apart for the function; nil is none
	Async     map[string]*asyncConfig      `json:",omitempty"` // by qualifier, "" is $LATEST
	PolicyIDs map[string]string            // qualifier -> revision id of the resource policy
}

// config is the code and configuration of $LATEST or of a version.
type config struct {
	Version       string
	Description   string
	Role          string // ARN
	Runtime       string
	Handler       string
	Timeout       int // seconds
	Memory        int // MB
	Ephemeral     int // MB of /tmp; 0 is AWS's 512
	Architectures []string
	Environment   map[string]string
	Tracing       string
	Logging       loggingConfig
	CodeSha256    string // base64, as AWS gives it
	CodeSize      int64
	Modified      time.Time

	change
}

// version finds $LATEST (also "") or a published version; nil if there is none.
func (f *function) version(v string) *config {
	if v == "" || v == latest {
		return f.Latest
	}
	for _, c := range f.Versions {
		if c.Version == v {
			return c
		}
	}
	return nil
}

// resolve finds what a qualifier names: a version, or an alias's version.
func (f *function) resolve(qualifier string, dice func() float64) *config {
	if a := f.Aliases[qualifier]; a != nil {
		return f.version(a.pick(dice()))
	}
	return f.version(qualifier)
}

// view runs do on a function without changing it.
func (s *Service) view(in *input, do func(*function) error) error {
	return s.store.View(func(all *functions) error {
		f := all.Functions[in.function]
		if f == nil {
			return notFound(in.Region, in.function, in.qualifier)
		}
		return do(f)
	})
}

// change runs do on a function and keeps its changes.
func (s *Service) change(in *input, do func(*function) error) error {
	return s.store.Update(func(all *functions) error {
		f := all.Functions[in.function]
		if f == nil {
			return notFound(in.Region, in.function, in.qualifier)
		}
		return do(f)
	})
}
