package function_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

// Every task has a result, in the schema of the job; the answers are read with
// AWS's own types.
func TestS3Batch(t *testing.T) {
	h, _ := serve(t)
	direct, _ := ask(t, h, row)
	withSE, _ := ask(t, h, `{"gre":800,"gpa":4,"rank":1,"options":{"se":true,"threshold":0.5}}`)
	type over = map[string]any
	tasks := func(keys ...string) over {
		list := make([]any, len(keys))
		for i, key := range keys {
			list[i] = map[string]string{"taskId": string(rune('a' + i)), "s3Key": key, "s3VersionId": "1", "s3BucketArn": "arn:aws:s3:::applicants"}
		}
		return over{"tasks": list}
	}
	type result = events.S3BatchJobResult
	const id = "dGFza2lkZ29lc2hlcmUK"
	tests := []struct {
		name, sample string
		over         over
		schema       string
		want         []result
	}{
		{"schema 1.0", "s3-batch-1", nil, "1.0", []result{{TaskID: id, ResultCode: "Succeeded", ResultString: direct}}},
		{"schema 2.0 with options", "s3-batch-2", nil, "2.0", []result{{TaskID: id, ResultCode: "Succeeded", ResultString: withSE}}},
		{"a key that is JSON as it is", "s3-batch-1", tasks(row), "1.0", []result{{TaskID: "a", ResultCode: "Succeeded", ResultString: direct}}},
		{"blanks as plus signs", "s3-batch-1", tasks(`%7B%22gre%22:+800,+%22gpa%22:4,%22rank%22:1%7D`), "1.0", []result{{TaskID: "a", ResultCode: "Succeeded", ResultString: direct}}},
		{"some refused", "s3-batch-1", tasks(`{"gre":800,"gpa":4,"rank":5}`, row, "photo.jpg", "100%.txt"), "1.0", []result{
			{TaskID: "a", ResultCode: "PermanentFailure", ResultString: `rank: 5 is not a level; allowed: "1", "2", "3", "4"`},
			{TaskID: "b", ResultCode: "Succeeded", ResultString: direct},
			{TaskID: "c", ResultCode: "PermanentFailure", ResultString: "the row is not JSON; send one JSON object with gre, gpa, rank"},
			{TaskID: "d", ResultCode: "PermanentFailure", ResultString: "the row is a number, not an object; send one JSON object with gre, gpa, rank"},
		}},
		{"an argument that is no option", "s3-batch-2", over{"job.userArguments": map[string]string{"k1": "v1"}}, "2.0", []result{{TaskID: id, ResultCode: "PermanentFailure",
			ResultString: "options.k1: there is no such option; known are se, interval, level, explain, threshold, times, quantiles"}}},
		{"no task", "s3-batch-1", over{"tasks": []any{}}, "1.0", []result{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			answer, refused := ask(t, h, sample(t, test.sample, test.over))
			d := json.NewDecoder(strings.NewReader(answer))
			d.DisallowUnknownFields()
			var got events.S3BatchJobResponse
			if err := d.Decode(&got); err != nil {
				t.Fatalf("%v: %s%s", err, answer, refused)
			}
			if got.InvocationSchemaVersion != test.schema || got.TreatMissingKeysAs != "PermanentFailure" || got.InvocationID == "" || len(got.Results) != len(test.want) {
				t.Fatalf("got %+v", got)
			}
			for i, want := range test.want {
				if got.Results[i] != want {
					t.Errorf("\n got %+v\nwant %+v", got.Results[i], want)
				}
			}
		})
	}
}
