package task

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"serverless-poc/schema"
)

const stackJSON = `{
  "models": [
    {"name": "admission", "coefficients": "admission.json", "refit": "refit.R", "event": {"gre": "800"}},
    {"name": "titanic", "coefficients": "titanic.json"}
  ],
  "buckets": {"models": "m-bucket", "packages": "p-bucket"},
  "role": "R", "policy": "P",
  "function": {"prefix": "X", "memory_mb": 128, "timeout_s": 3, "architecture": "arm64"},
  "alias": "live", "log_retention_days": 30
}`

// start is a run in a folder with a stack.json and the files given.
func start(t *testing.T, files map[string]string) (*Run, *bytes.Buffer) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"stack.json": stackJSON} {
		write(t, filepath.Join(dir, name), text)
	}
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	var out bytes.Buffer
	return &Run{Root: dir, Target: "local", In: strings.NewReader(""), Out: &out}, &out
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestModel(t *testing.T) {
	for _, c := range []struct{ model, want, err string }{
		{"", "admission", ""},
		{"titanic", "titanic", ""},
		{"Titanic", "", "MODEL=Titanic: stack.json has no such model; it has admission, titanic"},
	} {
		r, _ := start(t, nil)
		r.Model = c.model
		_, m, err := r.model()
		if text(err) != c.err || m.Name != c.want {
			t.Errorf("MODEL=%s: %q, %q; want %q, %q", c.model, m.Name, text(err), c.want, c.err)
		}
	}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestUnknownTarget(t *testing.T) {
	r, _ := start(t, nil)
	r.Target = "azure"
	err := r.Status(t.Context())
	if want := "TARGET=azure is not known; it is local (the embedded AWS, the default) or aws"; text(err) != want {
		t.Errorf("%q; want %q", text(err), want)
	}
}

func TestMissingCoefficients(t *testing.T) {
	for model, hint := range map[string]string{
		"admission": "no such file or directory; go tool mage refit writes it",
		"titanic":   "no such file or directory; write it with export_model() in R",
	} {
		r, _ := start(t, nil)
		r.Model = model
		if err := r.Convert(t.Context()); !strings.HasSuffix(text(err), hint) {
			t.Errorf("%s: %q; want it to end with %q", model, text(err), hint)
		}
	}
}

func TestEvent(t *testing.T) {
	cases := []schema.Case{
		{Name: "refused", Input: map[string]schema.Value{"age": schema.Str("old")}, Reject: &schema.Reject{Field: "age"}},
		{Name: "typical", Input: map[string]schema.Value{"age": schema.Num(30)}, Expect: &schema.Scored{}},
		{Name: "later", Input: map[string]schema.Value{"age": schema.Num(31)}, Expect: &schema.Scored{}},
	}
	own := schema.StackModel{Name: "a", Event: map[string]schema.Value{"gre": schema.Str("800"), "a": {}, "rank": schema.Num(1)}}
	for _, c := range []struct {
		name  string
		asked string
		model schema.StackModel
		cases []schema.Case
		want  string
		err   string
	}{
		{"asked", `{"gre":1}`, own, cases, `{"gre":1}`, ""},
		{"asked badly", `gre=1`, own, cases, "", `EVENT=gre=1 is not JSON; send a row such as EVENT='{"gre":700}'`},
		{"the stack's, in the model's order", "", own, cases, `{"rank":1,"gre":"800","a":null}`, ""},
		{"first with an answer", "", schema.StackModel{Name: "b"}, cases, `{"age":30}`, ""},
		{"none", "", schema.StackModel{Name: "b"}, cases[:1], "", "model b has no event in stack.json and no golden case with an answer; give EVENT='{...}'"},
	} {
		r := &Run{Event: c.asked}
		got, err := r.event(c.model, &schema.Model{Cases: c.cases, Predictors: []schema.Predictor{{Name: "rank"}, {Name: "gre"}}})
		if string(got) != c.want || text(err) != c.err {
			t.Errorf("%s: %q, %q; want %q, %q", c.name, got, text(err), c.want, c.err)
		}
	}
}

func TestModules(t *testing.T) {
	r, _ := start(t, map[string]string{"go.work": "go 1.26.0\n\nuse (\n\t.\n\t./a\n)\n"})
	_, err := r.modules(t.Context())
	want := "go.work has 2 modules (., a), 6 are expected; a module outside go.work is not tested: mend go.work, or modulesExpected in internal/task"
	if text(err) != want {
		t.Errorf("%q; want %q", text(err), want)
	}
	here := &Run{Root: "../.."}
	dirs, err := here.modules(t.Context())
	if err != nil || len(dirs) != 6 {
		t.Errorf("this repository: %v, %v", dirs, err)
	}
}
