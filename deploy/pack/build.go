package pack

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"serverless-poc/schema"
)

// A Package is a zip ready for Lambda. SHA256 is its digest in lower case hex,
// Architecture is Lambda's name: arm64 or x86_64.
type Package struct {
	Zip          []byte
	SHA256       string
	Architecture string
}

// goarch maps Lambda's names to Go's.
var goarch = map[string]string{"arm64": "arm64", "x86_64": "amd64"}

// Architecture is Lambda's name for a GOARCH, for packages that must run here.
func Architecture(arch string) (string, error) {
	for lambda, g := range goarch {
		if g == arch {
			return lambda, nil
		}
	}
	return "", fmt.Errorf("architecture %s does not exist on Lambda; it has arm64 and x86_64", arch)
}

// Build compiles module/cmd/bootstrap for architecture and packs it, with what
// lies beside it.
func Build(ctx context.Context, module, architecture string, beside ...File) (*Package, error) {
	arch, ok := goarch[architecture]
	if !ok {
		return nil, fmt.Errorf("architecture %q is not known; set function.architecture in stack.json to arm64 or x86_64", architecture)
	}
	program, err := Program(ctx, module, "./cmd/bootstrap", arch)
	if err != nil {
		return nil, err
	}
	if err := check(program, architecture); err != nil {
		return nil, err
	}
	data, err := Zip(program, beside...)
	if err != nil {
		return nil, err
	}
	return &Package{Zip: data, SHA256: schema.Digest(data), Architecture: architecture}, nil
}

// Program compiles a package of a module for a GOARCH as [Build] does, with more
// flags for the go command where a measurement wants them. It leaves nothing to
// the machine: paths are trimmed, commit and build id left out, versions come from
// the module's own go.mod (not the workspace's), and settings of the environment
// that change code are dropped.
func Program(ctx context.Context, module, main, arch string, flags ...string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "bootstrap")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "bootstrap")
	arguments := []string{"build", "-trimpath", "-buildvcs=false", "-tags", "lambda.norpc", "-ldflags", "-s -w -buildid=", "-o", out}
	cmd := exec.CommandContext(ctx, "go", slices.Concat(arguments, flags, []string{main})...)
	cmd.Dir = module
	cmd.Env = append(clean(os.Environ()), "GOWORK=off", "GOFLAGS=", "CGO_ENABLED=0", "GOOS=linux", "GOARCH="+arch)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("cannot build %s: %v\n%s", filepath.Join(filepath.Base(module), main), err, strings.TrimSpace(stderr.String()))
	}
	return os.ReadFile(out)
}

// clean drops what would change the compiled code.
func clean(env []string) []string {
	drop := map[string]bool{"GOAMD64": true, "GOARM64": true, "GOEXPERIMENT": true, "GOFIPS140": true, "GODEBUG": true}
	var kept []string
	for _, entry := range env {
		if name, _, _ := strings.Cut(entry, "="); !drop[name] {
			kept = append(kept, entry)
		}
	}
	return kept
}
