package deploy

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"serverless-poc/converter"
	"serverless-poc/deploy/pack"
	"serverless-poc/schema"
)

// A function's configuration as Lambda answers it.
func configuration(memory int, revision string) reply {
	return reply{200, fmt.Sprintf(`{"State":"Active","LastUpdateStatus":"Successful","RevisionId":%q,"MemorySize":%d,"Timeout":3,"Runtime":"provided.al2023",
		"Handler":"bootstrap","Role":"arn:aws:iam::1:role/R","CodeSha256":"q83v","Environment":{"Variables":{"MODEL_BUCKET":"m","MODEL_KEY":"a/v.json","MODEL_SHA256":"d","MODEL_PATH":"/"}}}`, revision, memory), nil}
}

// The reply to UpdateFunctionConfiguration is lost, or is a refusal: what is
// there decides. Memory is 128, 256 is wanted, 512 is somebody else's.
func TestRevise(t *testing.T) {
	stale := lambdaError(412, "PreconditionFailedException", "The RevisionId provided does not match the latest Revision ID.")
	busy := lambdaError(409, "ResourceConflictException", "An update is in progress for resource: F")
	gone := reply{}
	ok := reply{200, `{}`, nil}
	for _, c := range []struct {
		name    string
		replies []reply
		puts    int
		err     error
	}{
		{"lost, took effect", []reply{configuration(128, "1"), gone, configuration(256, "2"), configuration(256, "2")}, 1, nil},
		{"lost, took no effect", []reply{configuration(128, "1"), gone, configuration(128, "1"), ok, configuration(256, "2")}, 2, nil},
		{"lost, somebody else's now", []reply{configuration(128, "1"), gone, configuration(512, "2")}, 1, ErrSuperseded},
		{"a stale revision of our own", []reply{configuration(128, "0"), stale, configuration(128, "1"), ok, configuration(256, "2")}, 2, nil},
		{"a revision that is read stale twice", []reply{configuration(128, "0"), stale, configuration(128, "0"), configuration(128, "0"), configuration(128, "1"), ok, configuration(256, "2")}, 2, nil},
		{"somebody else's revision", []reply{configuration(128, "1"), stale, configuration(512, "2")}, 1, ErrSuperseded},
		{"somebody did the same", []reply{configuration(128, "1"), stale, configuration(256, "2")}, 1, nil},
		{"not settled after all", []reply{configuration(128, "1"), busy, configuration(128, "2"), ok, configuration(256, "3")}, 2, nil},
	} {
		d, _, seen := scripted(t, c.replies...)
		d.names.Partition, d.names.Account, d.names.Role = "aws", "1", "R"
		d.stack.Buckets.Models, d.stack.Function = "m", schema.StackFunction{Memory: 256, Timeout: 3}
		r := &Release{
			Artefact: &converter.Converted{Artefact: &schema.Artefact{Model: schema.Model{Name: "a"}, Version: "v"}, Digest: "d"},
			Package:  &pack.Package{SHA256: "abcdef", Architecture: "x86_64"},
		}
		err := d.updateConfiguration(t.Context(), "F", r)
		if !errors.Is(err, c.err) {
			t.Errorf("%s: %v; want %v", c.name, err, c.err)
		}
		puts := 0
		for _, s := range seen() {
			if s.method == "PUT" {
				puts++
			}
		}
		if puts != c.puts {
			t.Errorf("%s: %d changes were asked for; want %d", c.name, puts, c.puts)
		}
	}
}

func TestForeign(t *testing.T) {
	was, want := functionState{memory: 128, timeout: 3}, functionState{memory: 256, timeout: 3}
	for _, c := range []struct {
		now  functionState
		want bool
	}{
		{was, false}, {want, false},
		{functionState{memory: 512, timeout: 3}, true},
		{functionState{memory: 128, timeout: 9}, true},
		{functionState{memory: 256, timeout: 3, env: map[string]string{"THEIRS": "x"}}, true},
	} {
		if got := foreign(c.now, was, want); got != c.want {
			t.Errorf("%+v: foreign %t; want %t", c.now, got, c.want)
		}
	}
	if !slices.Equal(want.configChanges(was), []Change{{"memory", "128 MB", "256 MB"}}) {
		t.Error("the states of this test differ in more than memory")
	}
}
