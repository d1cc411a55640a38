package awsmodel

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// AbsentError says that no models were found.
type AbsentError struct{ Reason string }

// Error says what to install.
func (e *AbsentError) Error() string {
	return "AWS's service models are not here (they come with the AWS CLI: pip install awscli): " + e.Reason
}

// find gives the folder with botocore's models: python3's, that of the Python
// the aws command is written for, or the one inside AWS CLI version 2.
func find() (string, error) {
	var tried []string
	for _, python := range append([]string{"python3"}, interpreter()...) {
		out, err := exec.Command(python, "-c", "import botocore; print(botocore.__path__[0])").Output()
		if err != nil {
			tried = append(tried, fmt.Sprintf("%s: %v", python, err))
			continue
		}
		return filepath.Join(strings.TrimSpace(string(out)), "data"), nil
	}
	if path, err := exec.LookPath("aws"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			dir := filepath.Join(filepath.Dir(path), "awscli", "botocore", "data")
			if _, err := os.Stat(dir); err == nil {
				return dir, nil
			}
			tried = append(tried, "no folder "+dir)
		}
	}
	return "", &AbsentError{strings.Join(tried, "; ")}
}

// interpreter is the program named in the first line of the aws command.
func interpreter() []string {
	path, err := exec.LookPath("aws")
	if err != nil {
		return nil
	}
	script, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(script, []byte("#!")) {
		return nil
	}
	line, _, _ := strings.Cut(string(script[2:]), "\n")
	return strings.Fields(line)[:1]
}

// load reads the newest model of a service; nil when there is none.
func load(dir, service string) (*model, error) {
	if service == "states" { // its signing name
		service = "stepfunctions"
	}
	versions, err := os.ReadDir(filepath.Join(dir, service))
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(versions) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	newest := slices.MaxFunc(versions, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	path := filepath.Join(dir, service, newest.Name(), "service-2.json")
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		text, err = unzip(path + ".gz")
	}
	if err != nil {
		return nil, fmt.Errorf("model of %s: %v", service, err)
	}
	m := &model{service: service}
	if err := json.Unmarshal(text, m); err != nil {
		return nil, fmt.Errorf("model %s: %v", path, err)
	}
	return m, nil
}

func unzip(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	_, err = b.ReadFrom(z)
	return b.Bytes(), err
}
