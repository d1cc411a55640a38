package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"
	"sync"
)

// kumoResult is the one file that kumo writes of a map run: a line for each
// child, null for one that failed.
const kumoResult = "result.json"

// A mapRun lays results out as AWS does ("ResultWriter (Map)"): below the prefix a
// folder called by the run's id, in it a manifest and a file of each status.
type mapRun struct {
	arn string

	mu     sync.Mutex
	failed map[string]string // a function's input -> its last error
}

func newMapRun(arn string) *mapRun { return &mapRun{arn: arn, failed: map[string]string{}} }

// called remembers what failed; a later try that succeeds takes it away.
func (m *mapRun) called(input []byte, ok bool, answer []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if ok {
		delete(m.failed, string(input))
		return
	}
	m.failed[string(input)] = string(answer)
}

// A file is one that the manifest lists.
type file struct {
	Key  string
	Size int
}

// A manifest lists the files of a run by the status of the children in them.
type manifest struct {
	DestinationBucket string
	MapRunArn         string
	ResultFiles       struct{ FAILED, PENDING, SUCCEEDED []file }
}

// A failure is a child that failed, with as much of its metadata as is known here.
type failure struct {
	Input, Error, Cause, Status string
}

// results writes the files in the place of kumo's one.
func (l *link) results(r *http.Request, body []byte) (*http.Response, error) {
	bucket, prefix, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	folder := path.Join(path.Dir(prefix), l.run.id())
	m := manifest{DestinationBucket: bucket, MapRunArn: l.run.arn}
	m.ResultFiles.FAILED, m.ResultFiles.PENDING, m.ResultFiles.SUCCEEDED = []file{}, []file{}, []file{}
	good, bad := l.run.split(body)
	for _, part := range []struct {
		name  string
		lines []byte
		list  *[]file
	}{{"SUCCEEDED_0.jsonl", good, &m.ResultFiles.SUCCEEDED}, {"FAILED_0.jsonl", bad, &m.ResultFiles.FAILED}} {
		if len(part.lines) == 0 {
			continue
		}
		key := path.Join(folder, part.name)
		if err := l.put(r, bucket, key, part.lines); err != nil {
			return nil, err
		}
		*part.list = append(*part.list, file{key, len(part.lines)})
	}
	text, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	if err := l.put(r, bucket, path.Join(folder, "manifest.json"), text); err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: http.Header{},
		Body: io.NopCloser(bytes.NewReader(nil)), Request: r}, nil
}

// split tells the lines of what succeeded from those of what failed.
func (m *mapRun) split(body []byte) (good, bad []byte) {
	for line := range bytes.Lines(body) {
		if text := bytes.TrimSpace(line); len(text) > 0 && !bytes.Equal(text, []byte("null")) {
			good = append(append(good, text...), '\n')
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for input, cause := range m.failed {
		text, err := json.Marshal(failure{Input: input, Error: "States.TaskFailed", Cause: cause, Status: "FAILED"})
		if err == nil { // strings always encode
			bad = append(append(bad, text...), '\n')
		}
	}
	return good, bad
}

func (l *link) put(r *http.Request, bucket, key string, body []byte) error {
	answer, err := l.call(r, "/"+bucket+"/"+key, body)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(answer.Body) // the status says it failed
		return fmt.Errorf("s3://%s/%s: %s: %s", bucket, key, answer.Status, text)
	}
	return nil
}
