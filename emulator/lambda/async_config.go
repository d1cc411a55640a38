package lambda

import (
	"encoding/json"
	"time"

	"serverless-poc/emulator/wire"
)

// asyncConfig says how the asynchronous invocations of a function, a version or
// an alias are repeated; nil is Lambda's default.
type asyncConfig struct {
	MaximumRetryAttempts     *int `json:",omitempty"`
	MaximumEventAgeInSeconds *int `json:",omitempty"`
	Modified                 time.Time
}

type asyncConfigJSON struct {
	LastModified             float64 // seconds since 1970
	FunctionArn              string
	MaximumRetryAttempts     *int                      `json:",omitempty"`
	MaximumEventAgeInSeconds *int                      `json:",omitempty"`
	DestinationConfig        map[string]map[string]any // none
}

func (a *asyncConfig) json(in *input) asyncConfigJSON {
	qualifier := in.qualifier
	if qualifier == "" {
		qualifier = latest
	}
	return asyncConfigJSON{LastModified: float64(a.Modified.UnixMilli()) / 1000, FunctionArn: arn(in.Region, in.function, qualifier),
		MaximumRetryAttempts: a.MaximumRetryAttempts, MaximumEventAgeInSeconds: a.MaximumEventAgeInSeconds,
		DestinationConfig: map[string]map[string]any{"OnSuccess": {}, "OnFailure": {}}}
}

func (a *asyncConfig) check() error {
	if n := a.MaximumRetryAttempts; n != nil && (*n < 0 || *n > defaultRetries) {
		return invalid("1 validation error detected: Value '%d' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value from 0 to %d", *n, defaultRetries)
	}
	if n := a.MaximumEventAgeInSeconds; n != nil && (*n < 60 || time.Duration(*n)*time.Second > defaultAge) {
		return invalid("1 validation error detected: Value '%d' at 'maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value from 60 to 21600", *n)
	}
	return nil
}

// putEventInvokeConfig replaces the whole configuration, updateEventInvokeConfig
// what is given of it.
func putEventInvokeConfig(s *Service, in *input) (reply, error) { return s.putAsync(in, false) }

func updateEventInvokeConfig(s *Service, in *input) (reply, error) { return s.putAsync(in, true) }

func (s *Service) putAsync(in *input, update bool) (reply, error) {
	var q struct {
		asyncConfig
		DestinationConfig struct{ OnSuccess, OnFailure map[string]json.RawMessage }
	}
	if err := decodeAny(in, &q); err != nil {
		return reply{}, err
	}
	if len(q.DestinationConfig.OnSuccess)+len(q.DestinationConfig.OnFailure) > 0 {
		return reply{}, wire.Errorf(501, "NotImplemented", "emulator: lambda %s with DestinationConfig is not implemented", in.Operation)
	}
	if err := q.check(); err != nil {
		return reply{}, err
	}
	var out asyncConfigJSON
	err := s.change(in, func(f *function) error {
		if f.named(in.qualifier) == nil {
			return notFound(in.Region, in.function, in.qualifier)
		}
		given := q.asyncConfig
		if old := f.Async[in.asyncKey()]; update && old != nil {
			given = *old
			if q.MaximumRetryAttempts != nil {
				given.MaximumRetryAttempts = q.MaximumRetryAttempts
			}
			if q.MaximumEventAgeInSeconds != nil {
				given.MaximumEventAgeInSeconds = q.MaximumEventAgeInSeconds
			}
		}
		given.Modified = s.Clock.Now()
		if f.Async == nil {
			f.Async = map[string]*asyncConfig{}
		}
		f.Async[in.asyncKey()] = &given
		out = given.json(in)
		return nil
	})
	return reply{200, out}, err
}

// asyncKey is the qualifier; $LATEST is the function itself.
func (in *input) asyncKey() string {
	if in.qualifier == latest {
		return ""
	}
	return in.qualifier
}

func (f *function) asyncConfig(in *input) (*asyncConfig, error) {
	if c := f.Async[in.asyncKey()]; c != nil {
		return c, nil
	}
	return nil, wire.Errorf(404, "ResourceNotFoundException", "The function %s doesn't have an EventInvokeConfig", arn(in.Region, in.function, in.qualifier))
}

func getEventInvokeConfig(s *Service, in *input) (reply, error) {
	var out asyncConfigJSON
	err := s.view(in, func(f *function) error {
		c, err := f.asyncConfig(in)
		if err == nil {
			out = c.json(in)
		}
		return err
	})
	return reply{200, out}, err
}

func deleteEventInvokeConfig(s *Service, in *input) (reply, error) {
	return reply{204, nil}, s.change(in, func(f *function) error {
		_, err := f.asyncConfig(in)
		delete(f.Async, in.asyncKey())
		return err
	})
}
