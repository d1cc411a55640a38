// Package sfnengine builds the program that runs Step Functions' executions for
// the embedded AWS: emulator/states/engine, a module of its own that is built when
// it is first needed.
//
// Depends on golang.org/x/mod for the hash of the source, on the Go command, and on
// the Go module proxy, or what it has brought before.
package sfnengine

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"golang.org/x/mod/sumdb/dirhash"
)

// Program is the path of the program, built from the source beside this package
// unless that was done before.
func Program() (string, error) {
	source, err := folder()
	if err != nil {
		return "", err
	}
	name, err := nameOf(source)
	if err != nil {
		return "", err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	path := filepath.Join(cache, "serverless-poc", name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	unlock, err := lock(path + ".lock")
	if err != nil {
		return "", err
	}
	defer unlock()
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	return path, build(source, path)
}

// lock waits until nobody else builds: it takes minutes on a machine that has
// never done it.
func lock(path string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() { _ = f.Close() }, nil // which gives it back
}

// folder is where the source is.
func folder() (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "serverless-poc").Output()
	if err != nil {
		return "", fmt.Errorf("the module serverless-poc is not found: %v; run this in the repository", err)
	}
	return filepath.Join(strings.TrimSpace(string(out)), "emulator", "states", "engine"), nil
}

// nameOf names the program by its source and the Go version.
func nameOf(source string) (string, error) {
	files, err := dirhash.HashDir(source, "engine", dirhash.Hash1)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(runtime.Version() + files))
	return fmt.Sprintf("states-engine-%x", sum[:8]), nil
}

// build makes the program aside and renames it, so that it is there whole or not
// at all.
func build(source, path string) error {
	aside, err := os.MkdirTemp(filepath.Dir(path), "build-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside)
	made := filepath.Join(aside, "engine")
	cmd := exec.Command("go", "build", "-o", made, ".")
	cmd.Dir, cmd.Env = source, append(os.Environ(), "GOWORK=off", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("it cannot be built: %v\n%s\nit needs the Go module proxy once: (cd emulator/states/engine && GOWORK=off go mod download)", err, out)
	}
	return os.Rename(made, path)
}
