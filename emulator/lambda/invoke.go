package lambda

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"

	"serverless-poc/emulator/logs"
	"serverless-poc/emulator/runtime"
	"serverless-poc/emulator/wire"
)

// Lambda quotas of an event, bytes.
const (
	maxEvent      = 6 << 20
	maxAsyncEvent = 1 << 20
	tailSize      = 4 << 10 // of the log returned with LogType Tail
)

// invoke answers Invoke in its three kinds.
func (s *Service) invoke(w http.ResponseWriter, in *input) error {
	kind := in.HTTP.Header.Get("X-Amz-Invocation-Type")
	event, err := payload(in, kind)
	if err != nil {
		return err
	}
	c, spec, err := s.target(in)
	if err != nil {
		return err
	}
	w.Header().Set("X-Amzn-Requestid", in.ID)
	switch kind {
	case "", "RequestResponse":
	case "DryRun":
		w.WriteHeader(http.StatusNoContent)
		return nil
	case "Event":
		s.enqueue(in, event)
		w.WriteHeader(http.StatusAccepted)
		return nil
	default:
		return invalid("X-Amz-Invocation-Type %q is none of RequestResponse, Event, DryRun", kind)
	}
	result, err := s.run(in, c, spec, event)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", wire.RESTJSON)
	h.Set("X-Amz-Executed-Version", c.Version)
	if result.Error != "" {
		h.Set("X-Amz-Function-Error", result.Error)
	}
	if in.HTTP.Header.Get("X-Amz-Log-Type") == "Tail" {
		h.Set("X-Amz-Log-Result", base64.StdEncoding.EncodeToString(tail(result.Lines)))
	}
	_, _ = w.Write(result.Payload) // the client has gone: nobody to tell
	return nil
}

// payload is the event: the body, which must be JSON; none is {}.
func payload(in *input, kind string) ([]byte, error) {
	limit := maxEvent
	if kind == "Event" {
		limit = maxAsyncEvent
	}
	if len(in.Body) > limit {
		return nil, wire.Errorf(413, "RequestTooLargeException", "%d byte payload is too large for the %s invocation type (limit %d bytes)", len(in.Body), kind, limit)
	}
	if len(bytes.TrimSpace(in.Body)) == 0 {
		return []byte("{}"), nil
	}
	var v json.RawMessage
	if err := json.Unmarshal(in.Body, &v); err != nil {
		return nil, wire.Errorf(400, "InvalidRequestContentException", "Could not parse request body into json: %v", err)
	}
	return in.Body, nil
}

// target finds the version to run and describes it to the runtime.
func (s *Service) target(in *input) (*config, runtime.Spec, error) {
	var c config
	err := s.view(in, func(f *function) error {
		found := f.resolve(in.qualifier, s.dice)
		if found == nil {
			return notFound(in.Region, in.function, in.qualifier)
		}
		if err := found.ready(s.Clock.Now()); err != nil {
			return err
		}
		c = *found.serving(s.Clock.Now())
		return nil
	})
	if err != nil {
		return nil, runtime.Spec{}, err
	}
	log := c.Logging.whole(in.function)
	spec := runtime.Spec{Key: in.function + ":" + c.Version + ":" + c.After, Function: in.function, Version: c.Version,
		Task: s.task(hexOf(c.CodeSha256)), Handler: c.Handler, Memory: c.Memory, Timeout: time.Duration(c.Timeout) * time.Second,
		Env: c.Environment, Region: in.Region, Endpoint: s.Endpoint, Group: log.LogGroup,
		Log: runtime.Log{JSON: log.LogFormat == formatJSON, System: log.SystemLogLevel}, Level: log.ApplicationLogLevel}
	spec.Credentials = func(string) runtime.Credentials { return s.credentials(c.Role, in.function) }
	spec.Release = func(k runtime.Credentials) { s.Keys.Revoke(k.AccessKey) }
	return &c, spec, nil
}

// credentials are the role's, for a session named after the function. A role
// that is gone gives credentials that may do nothing.
func (s *Service) credentials(role, function string) runtime.Credentials {
	name, id, _ := s.IAM.Assume(role, lambdaPrincipal, "sts:AssumeRole")
	if name == "" {
		name = role[strings.LastIndexByte(role, '/')+1:]
	}
	k := s.Keys.Mint(name, id, function, 12*time.Hour)
	return runtime.Credentials{AccessKey: k.AccessKey, SecretKey: k.SecretKey, Token: k.Token}
}

// run runs an event and writes its log with the role's permissions.
func (s *Service) run(in *input, c *config, spec runtime.Spec, event []byte) (runtime.Result, error) {
	s.runs.RLock()
	defer s.runs.RUnlock()
	leave, err := s.enter(in.function)
	if err != nil {
		return runtime.Result{}, err
	}
	defer leave()
	context, err := clientContext(in)
	if err != nil {
		return runtime.Result{}, err
	}
	spec.Unfit = unfit(spec.Task, c.Architectures[0])
	result, err := s.pool.Invoke(spec, runtime.Event{RequestID: in.ID, ARN: arn(in.Region, in.function, in.qualifier),
		Payload: event, Context: context})
	switch {
	case errors.Is(err, runtime.ErrBusy):
		return result, wire.Errorf(429, "TooManyRequestsException", "Rate Exceeded.")
	case err != nil:
		return result, wire.Errorf(500, "ServiceException", "emulator: %v", err)
	}
	s.Log.Info("invoke", "function", in.function, "version", c.Version, "error", result.Error)
	if err := s.write(in, c, result); err != nil {
		s.Log.Warn("function log not written", "function", in.function, "error", err)
	}
	return result, nil
}

func (s *Service) write(in *input, c *config, result runtime.Result) error {
	name, id, _ := s.IAM.Assume(c.Role, lambdaPrincipal, "sts:AssumeRole")
	caller := wire.Caller{Role: name, RoleID: id, Session: in.function}
	if name == "" {
		return errors.New("the role is gone")
	}
	skew := time.Until(s.Clock.Now()) // the program ran in the machine's time
	log := c.Logging.whole(in.function)
	var events []logs.Event
	for _, l := range result.Lines {
		if l.Platform || log.keeps(l.Text) {
			events = append(events, logs.Event{Timestamp: l.Time.Add(skew).UnixMilli(), Message: l.Text + "\n"})
		}
	}
	return s.Logs.Write(caller, in.Region, log.LogGroup, result.Stream, events)
}

func tail(lines []runtime.Line) []byte {
	var b bytes.Buffer
	for _, l := range lines {
		b.WriteString(l.Text + "\n")
	}
	return b.Bytes()[max(b.Len()-tailSize, 0):]
}

func hexOf(base64SHA string) string {
	b, _ := base64.StdEncoding.DecodeString(base64SHA) // written by us
	return hex.EncodeToString(b)
}
