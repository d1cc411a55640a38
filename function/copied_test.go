package function_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"serverless-poc/schema"
)

// What the package carries is served without a word to S3, when it is the pinned
// artefact; anything else is refused by name, and S3 asked.
func TestBundle(t *testing.T) {
	p := publish(t)
	other := flipped(p.data)
	tests := []struct {
		name  string
		lay   func(path string) error
		asked int32
		says  []string
	}{
		{"the pinned artefact", func(path string) error { return os.WriteFile(path, p.data, 0o644) }, 0, []string{`"from":"package"`}},
		{"none", func(string) error { return nil }, 1, []string{`"from":"s3"`}},
		{"another one", func(path string) error { return os.WriteFile(path, other, 0o644) }, 1, []string{
			fmt.Sprintf(`"sha256":%q,"pinned":%q,"reason":"the package carries another artefact than the one that the function is pinned to; deploy again"`, schema.Digest(other), p.sha256),
			`"msg":"bundled copy refused, asking S3"`, `"from":"s3"`}},
		{"no file", func(path string) error { return os.Mkdir(path, 0o755) }, 1, []string{`"msg":"bundled copy not readable, asking S3"`, `"from":"s3"`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tmp, task := t.TempDir(), t.TempDir()
			if err := test.lay(filepath.Join(task, schema.BundleName)); err != nil {
				t.Fatal(err)
			}
			s3 := s3Serving(t, s3Object(bucket, p.Key(), p.data))
			environment := pins(p, s3, tmp)
			environment["LAMBDA_TASK_ROOT"] = task
			c := boot(t, environment)
			if answer, failed := c.invoke(`{"gre":800,"gpa":4,"rank":1}`); failed {
				t.Fatal(answer)
			}
			for _, want := range test.says {
				c.says(want)
			}
			if got := s3.asked.Load(); got != test.asked {
				t.Errorf("S3 was asked %d times, want %d", got, test.asked)
			}
			soon(t, "the cache has not what came from S3 alone", func() bool {
				kept, _ := filepath.Glob(filepath.Join(tmp, "model-*.json"))
				return len(kept) == int(test.asked)
			})
		})
	}
}
