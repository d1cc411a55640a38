package function

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"serverless-poc/schema"
)

// An s3Batch is an S3 Batch Operations job that invokes the function, in schema 1.0
// or 2.0 ("Invoke AWS Lambda function" in the S3 user guide). A task is a row:
// the key of the manifest is the row as JSON, URL-encoded as the manifest wants
// every key to be, so that no object is read. The options are the job's
// userArguments, as a query string has them.
type s3Batch struct {
	rowsOnly
	schema, invocation string
	tasks              []task
	arguments          map[string]string
	broken             error
}

// A task is one line of the manifest.
type task struct {
	ID  string `json:"taskId"`
	Key string `json:"s3Key"`
}

// recogniseS3Batch knows the event by its array tasks and its schema's version.
func recogniseS3Batch(event []member) envelope {
	if !isArray(find(event, "tasks")) || find(event, "invocationSchemaVersion") == nil {
		return nil
	}
	b := new(s3Batch)
	var job struct{ UserArguments map[string]string }
	if wrong := decode(event, part{"invocationSchemaVersion", &b.schema}, part{"invocationId", &b.invocation},
		part{"tasks", &b.tasks}, part{"job", &job}); wrong != "" {
		b.broken = fmt.Errorf("the event's %s is not what S3 Batch Operations sends", wrong)
	}
	if b.arguments = job.UserArguments; len(b.tasks) > schema.MostRows {
		b.tasks, b.broken = nil, fmt.Errorf("the event has %d tasks, which is more than the %d rows of one call", len(b.tasks), schema.MostRows)
	}
	return b
}

func (*s3Batch) name() string { return "s3-batch" }

func (b *s3Batch) request() (request, error) {
	if b.broken != nil {
		return request{}, b.broken
	}
	a := ask{many: true, unchecked: true}
	for _, name := range slices.Sorted(maps.Keys(b.arguments)) {
		option := strings.TrimPrefix(name, schema.OptionPrefix)
		if p := a.options.set(option, listed(option, []string{b.arguments[name]})); p != nil {
			a.problems = append(a.problems, *p)
		}
	}
	for _, t := range b.tasks {
		a.rows = append(a.rows, rowOfKey(t.Key))
	}
	return request{ask: a}, nil
}

// rowOfKey is the row that a key of the manifest is. Whether S3 has undone the
// escapes is seen by trying; what is no JSON either way gets that as its result.
func rowOfKey(key string) json.RawMessage {
	if json.Valid([]byte(key)) {
		return json.RawMessage(key)
	}
	if row, err := url.QueryUnescape(key); err == nil {
		return json.RawMessage(row)
	}
	return json.RawMessage(key)
}

// A batchAnswer is what S3 Batch Operations writes its completion report of.
type batchAnswer struct {
	Schema     string       `json:"invocationSchemaVersion"`
	Missing    string       `json:"treatMissingKeysAs"`
	Invocation string       `json:"invocationId"`
	Results    []taskResult `json:"results"`
}

type taskResult struct {
	ID     string `json:"taskId"`
	Code   string `json:"resultCode"`
	String string `json:"resultString"`
}

// Codes of results. What is refused once is refused again.
const (
	succeeded = "Succeeded"
	permanent = "PermanentFailure"
	temporary = "TemporaryFailure"
)

// write gives each task its own result: the answer as JSON, or why there is none.
func (b *s3Batch) write(r reply, _ string) ([]byte, error) {
	out := batchAnswer{Schema: b.schema, Missing: permanent, Invocation: b.invocation, Results: make([]taskResult, len(b.tasks))}
	for i, t := range b.tasks {
		result, err := b.result(r, i)
		if err != nil {
			return nil, err
		}
		result.ID = t.ID
		out.Results[i] = result
	}
	return encode(out)
}

func (b *s3Batch) result(r reply, i int) (taskResult, error) {
	if f := r.failure; f != nil {
		code := permanent
		if f.kind == internalError {
			code = temporary
		}
		return taskResult{Code: code, String: f.message}, nil
	}
	all := r.value.(*schema.Answers)
	switch row := all.Rows[i].(type) {
	case *schema.RowAnswer:
		text, err := encode(schema.Answer{RowAnswer: *row, By: all.By})
		return taskResult{Code: succeeded, String: string(text)}, err
	case schema.RowRefusal:
		return taskResult{Code: permanent, String: row.Error.Message}, nil
	}
	return taskResult{}, fmt.Errorf("a row has become a %T", all.Rows[i])
}
