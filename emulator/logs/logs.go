// Package logs emulates the log groups, streams and events of CloudWatch Logs.
// Depends on emulator/clock, emulator/state and
// emulator/wire.
package logs

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"serverless-poc/emulator/clock"
	"serverless-poc/emulator/state"
	"serverless-poc/emulator/wire"
)

// Service holds the log groups. Groups and streams are one state file; the
// events of a stream are a file of JSON lines.
type Service struct {
	dir    string
	access wire.Authorizer
	clock  clock.Clock
	store  *state.Store[groups]
	events events
}

type groups struct {
	Groups map[string]*group
}

type group struct {
	Name      string
	Created   int64 // milliseconds since 1970, as everywhere in CloudWatch Logs
	Retention int   // days; 0 keeps for ever
	Tags      map[string]string
	Streams   map[string]*stream
}

type stream struct {
	Name, File        string // File is the name of the events' file
	Created           int64
	First, Last, Seen int64 // time of the first and last event, and of the last ingestion
}

// Open reads the state kept in the folder dir; c nil is the machine's clock.
func Open(dir string, access wire.Authorizer, c clock.Clock) (*Service, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	store, err := state.Open[groups](filepath.Join(dir, "groups.json"))
	if err != nil {
		return nil, err
	}
	return &Service{dir: dir, access: access, clock: clock.Or(c), store: store, events: events{dir: dir}}, nil
}

// operation is one operation: its input is decoded from JSON into what it wants.
type operation struct {
	mutating bool
	run      func(*Service, *wire.Request) (any, error)
}

var operations = map[string]operation{
	"CreateLogGroup":        {true, createLogGroup},
	"DeleteLogGroup":        {true, deleteLogGroup},
	"DescribeLogGroups":     {false, describeLogGroups},
	"PutRetentionPolicy":    {true, putRetentionPolicy},
	"DeleteRetentionPolicy": {true, deleteRetentionPolicy},
	"TagResource":           {true, tagResource},
	"UntagResource":         {true, untagResource},
	"ListTagsForResource":   {false, listTagsForResource},
	"TagLogGroup":           {true, tagResource},
	"ListTagsLogGroup":      {false, listTagsForResource},
	"CreateLogStream":       {true, createLogStream},
	"DeleteLogStream":       {true, deleteLogStream},
	"DescribeLogStreams":    {false, describeLogStreams},
	"PutLogEvents":          {true, putLogEvents},
	"GetLogEvents":          {false, getLogEvents},
	"FilterLogEvents":       {false, filterLogEvents},
}

// Identify names the operation of a request.
func (s *Service) Identify(r *wire.Request) {
	wire.IdentifyJSON11(r)
	r.Mutating = operations[r.Operation].mutating
}

// Serve answers one CloudWatch Logs call.
func (s *Service) Serve(w http.ResponseWriter, r *wire.Request) {
	result, err := s.answer(r)
	wire.AnswerJSON11(w, r, result, err)
}

func (s *Service) answer(r *wire.Request) (any, error) {
	op, ok := operations[r.Operation]
	if !ok {
		return nil, wire.NotImplemented("logs", r.Operation)
	}
	var in about
	if err := wire.DecodeJSON(r, &in); err != nil {
		return nil, err
	}
	needs := []string{"logs:" + r.Operation}
	if r.Operation == "CreateLogGroup" && len(in.Tags) > 0 { // AWS asks for this apart
		needs = append(needs, "logs:TagResource")
	}
	for _, action := range needs {
		if err := s.access.Authorize(r.Caller, action, in.arn(r.Region), nil); err != nil {
			return nil, err
		}
	}
	return op.run(s, r)
}

// about is what names the group (and stream) in any operation's input.
type about struct {
	LogGroupName, LogGroupIdentifier, ResourceArn, LogStreamName string
	Tags                                                         map[string]string
}

// group is the name of the group; it may be given by ARN.
func (a about) group() string {
	for _, v := range []string{a.LogGroupName, a.LogGroupIdentifier, a.ResourceArn} {
		if v == "" {
			continue
		}
		if _, rest, ok := strings.Cut(v, ":log-group:"); ok {
			return strings.TrimSuffix(rest, ":*")
		}
		return v
	}
	return ""
}

// arn is the ARN the call is authorized on, as the Service Authorization
// Reference gives it: a group ends in ":*", a stream names itself.
func (a about) arn(region string) string {
	if a.group() == "" {
		return groupARN(region, "*")
	}
	if a.LogStreamName != "" {
		return groupARN(region, a.group()) + ":log-stream:" + a.LogStreamName
	}
	return groupARN(region, a.group()) + ":*"
}

func groupARN(region, name string) string {
	return "arn:aws:logs:" + region + ":" + wire.AccountID + ":log-group:" + name
}

func (s *Service) now() int64 { return s.clock.Now().UnixMilli() }

func notFound(what string) error {
	return wire.Errorf(400, "ResourceNotFoundException", "The specified log %s does not exist.", what)
}
