package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"serverless-poc/converter"
	"serverless-poc/converter/internal/moto"
	"serverless-poc/fixtures"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"converter": main})
}

// TestScripts runs testdata/*.txtar over the real command. Each script finds
// the admissions model as coefficients.json and artefact.json; $version is its
// version. old.json, refit.json and other.json are versions of one more model.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata", Setup: setup, RequireExplicitExec: true})
}

// TestPublishScripts runs testdata/publish/*.txtar with a real S3 behind
// AWS_ENDPOINT_URL.
func TestPublishScripts(t *testing.T) {
	url := moto.Start(t)
	testscript.Run(t, testscript.Params{Dir: "testdata/publish", RequireExplicitExec: true, Setup: func(e *testscript.Env) error {
		e.Setenv("AWS_ENDPOINT_URL", url)
		return setup(e)
	}, Cmds: map[string]func(*testscript.TestScript, bool, []string){"bucket": makeBucket(url)}})
}

func setup(e *testscript.Env) error {
	f, err := fixtures.Get("admission-seed")
	if err != nil {
		return err
	}
	c, err := converter.Convert(f.Coefficients)
	if err != nil {
		return err
	}
	e.Setenv("version", c.Artefact.Version)
	e.Setenv("digest", c.Digest)
	e.Setenv("AWS_REGION", "us-east-1")
	e.Setenv("AWS_ACCESS_KEY_ID", "x")
	e.Setenv("AWS_SECRET_ACCESS_KEY", "x")
	e.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	files := map[string][]byte{"coefficients.json": f.Coefficients, "artefact.json": c.Bytes}
	for _, name := range []string{"old.json", "refit.json", "other.json"} {
		if files[name], err = os.ReadFile(filepath.Join("..", "..", "testdata", "diff", name)); err != nil {
			return err
		}
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(e.WorkDir, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
