package e2e

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"serverless-poc/converter"
	"serverless-poc/converter/sdkhttp"
	"serverless-poc/deploy"
	"serverless-poc/deploy/pack"
	"serverless-poc/emulator"
	"serverless-poc/emulator/clock"
	"serverless-poc/emulator/faults"
	"serverless-poc/internal/sfnengine"
	"serverless-poc/schema"
)

const function = "ServerlessPOCAdmission"

// A world is an empty account, a stack for it, and what the deployer said.
type world struct {
	t       *testing.T
	aws     *emulator.Emulator
	dir     string // of its state
	cfg     aws.Config
	stack   *schema.Stack
	release *deploy.Release
	said    bytes.Buffer
	clock   *clock.Virtual                // nil: the machine's
	seen    int                           // calls before the last counted stretch
	script  atomic.Pointer[faults.Script] // what goes wrong, nil for nothing
}

// build makes the package once for all tests.
var build = sync.OnceValues(func() (*pack.Package, error) {
	architecture, err := pack.Architecture(runtime.GOARCH)
	if err != nil {
		return nil, err
	}
	return pack.Build(context.Background(), "../function", architecture)
})

func newWorld(t *testing.T) *world {
	t.Helper()
	return newWorldOn(t, nil)
}

// newWorldOn is a world whose emulator and deployer go by one clock; nil is the
// machine's.
func newWorldOn(t *testing.T, c *clock.Virtual) *world {
	t.Helper()
	if testing.Short() {
		t.Skip("deploys to the embedded AWS; run without -short")
	}
	p, err := build()
	must(t, err)
	w := &world{t: t, clock: c}
	w.dir = t.TempDir()
	o := emulator.Options{Dir: w.dir, Engine: sfnengine.Program, Intercept: func(c *emulator.Call) *emulator.Fault {
		if script := w.script.Load(); script != nil {
			return (*script)(c)
		}
		return nil
	}}
	if c != nil {
		o.Clock = c
	}
	held := models.Hold(&o)
	e, err := emulator.Start(t.Context(), o)
	must(t, err)
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
		for _, line := range held() {
			t.Error(line)
		}
	})
	url := e.URL()
	w.aws, w.cfg = e, aws.Config{
		Region: "us-east-1", BaseEndpoint: &url, HTTPClient: sdkhttp.New(),
		Credentials: credentials.NewStaticCredentialsProvider(emulator.AccessKey, emulator.SecretKey, ""),
	}
	w.stack = &schema.Stack{
		Models:  []schema.StackModel{{Name: "admission", Coefficients: "fixtures/admission/coefficients.json"}},
		Buckets: schema.StackBuckets{Models: "serverless-poc-models", Packages: "serverless-poc-handlers"},
		Role:    "ServerlessPOC", Policy: "ServerlessPOC", Alias: "live", LogRetention: 30,
		Function: schema.StackFunction{Prefix: "ServerlessPOC", Memory: 128, Timeout: 3, Architecture: "x86_64"},
		Tags:     map[string]string{"project": "serverless-poc"},
	}
	w.release = &deploy.Release{Model: w.stack.Models[0], Artefact: admission(t, ""), Package: p}
	return w
}

// admission is the artefact of the admissions model, fitted at another time
// when fittedAt is given: another version with the same numbers.
func admission(t *testing.T, fittedAt string) *converter.Converted {
	t.Helper()
	c := seed(t)
	if fittedAt != "" {
		c.FittedAt = fittedAt
	}
	data := sealed(t, c)
	converted, err := converter.Convert(data)
	must(t, err)
	return converted
}

// otherPackage is the same program with other bytes: one more at its end.
func otherPackage(t *testing.T, p *pack.Package) *pack.Package {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(p.Zip), int64(len(p.Zip)))
	must(t, err)
	program, err := fs.ReadFile(r, "bootstrap")
	must(t, err)
	data, err := pack.Zip(append(program, 0))
	must(t, err)
	return &pack.Package{Zip: data, SHA256: schema.Digest(data), Architecture: p.Architecture}
}

// sealed writes coefficients with a checksum that is right for them.
func sealed(t *testing.T, c *schema.Coefficients) []byte {
	t.Helper()
	data, err := schema.Encode(c)
	must(t, err)
	return schema.Seal(data, c.Checksum)
}

// deployer connects as the account's root, with the stack as it is now.
func (w *world) deployer() *deploy.Deployer {
	w.t.Helper()
	var options []deploy.Option
	if w.clock != nil {
		options = append(options, deploy.WithClock(w.clock))
	}
	d, err := deploy.Connect(w.t.Context(), w.cfg, w.stack, options...)
	must(w.t, err)
	w.said.Reset()
	d.Out = &w.said
	return d
}

func (w *world) deploy() *deploy.Outcome {
	w.t.Helper()
	out, err := w.deployer().Deploy(w.t.Context(), w.release)
	if err != nil {
		w.t.Fatalf("%v\nit said:\n%s", err, &w.said)
	}
	return out
}

// root is a folder for mage: the world's state, and its stack as it is now.
func (w *world) root() string {
	w.t.Helper()
	root := w.t.TempDir()
	must(w.t, os.Symlink(w.dir, filepath.Join(root, ".emulator")))
	stack, err := schema.Encode(w.stack)
	must(w.t, err)
	must(w.t, os.WriteFile(filepath.Join(root, "stack.json"), stack, 0o644))
	return root
}

// calls are all that were recorded. A call is recorded once it is answered, so
// one may still be on its way into the record: it is waited for.
func (w *world) calls() []emulator.Call {
	calls := w.aws.Calls()
	for {
		time.Sleep(30 * time.Millisecond)
		again := w.aws.Calls()
		if len(again) == len(calls) {
			return again
		}
		calls = again
	}
}

// mutating lists the changing calls since the last time it was asked.
func (w *world) mutating() []string {
	var list []string
	calls := w.calls()
	for _, c := range calls[w.seen:] {
		if c.Mutating {
			list = append(list, c.Service+":"+c.Operation)
		}
	}
	w.seen = len(calls)
	return list
}

// leased are changing calls between those that take the lease and give it back.
func leased(calls string) string { return "s3:PutObject " + calls + " s3:PutObject" }

// live is the version behind the alias.
func (w *world) live() string {
	w.t.Helper()
	s, err := w.deployer().Status(w.t.Context(), function)
	must(w.t, err)
	return s.Live
}

// invoke sends the seed's event to what is live.
func (w *world) invoke() (result bool, response float64, version string) {
	w.t.Helper()
	answer, err := w.deployer().Invoke(w.t.Context(), function, "live", []byte(`{"gre":"800","gpa":"4","rank":"1"}`))
	must(w.t, err)
	var a struct {
		Result   bool
		Response float64
		Version  string
	}
	must(w.t, json.Unmarshal(answer, &a))
	return a.Result, a.Response, a.Version
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wantError checks that err says each of the words.
func wantError(t *testing.T, what string, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: no error; want one with %q", what, words)
		return
	}
	for _, word := range words {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%s: %q\nwant %q in it", what, err, word)
		}
	}
}
