package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"serverless-poc/converter"
	"serverless-poc/deploy/pack"
	"serverless-poc/internal/bench/lambda"
	"serverless-poc/internal/bench/s3tls"
	"serverless-poc/schema"
)

// bucket is where the stub has its objects.
const bucket = "models"

// programs are what is started: the one that greets, and ours, with S3 and with
// its artefact in the package.
type programs struct {
	dir                string
	stub               *s3tls.Stub
	hello, s3, bundled lambda.Program
	helloZip, zip      []byte
}

// newPrograms builds them as a package is built. Ours trusts the stub because
// the stub's root stands where the first of Amazon's did: the file is another one
// for this build, and the program has no switch for it.
func newPrograms(ctx context.Context, lab *Lab) (*programs, error) {
	lab.Say("          building hello and bootstrap")
	artefact, err := admission(lab)
	if err != nil {
		return nil, err
	}
	p := &programs{dir: lab.Dir}
	if p.stub, err = s3tls.Serve(); err != nil {
		return nil, err
	}
	p.stub.Put(bucket, artefact.Artefact.Key(), artefact.Bytes)
	overlay, err := replaceRoot(lab, p.stub.Root)
	if err != nil {
		return nil, err
	}
	function := filepath.Join(lab.Root, "function")
	for _, of := range []struct {
		module, main, name string
		flags              []string
		beside             []pack.File
		program            *lambda.Program
		zip                *[]byte
	}{
		{lab.Root, "./internal/bench/hello", "hello", nil, nil, &p.hello, &p.helloZip},
		{function, "./cmd/bootstrap", "s3", []string{"-overlay=" + overlay}, nil, &p.s3, &p.zip},
		{function, "./cmd/bootstrap", "bundled", nil, []pack.File{{Name: schema.BundleName, Data: artefact.Bytes}}, &p.bundled, new([]byte)},
	} {
		program, err := pack.Program(ctx, of.module, of.main, runtime.GOARCH, of.flags...)
		if err != nil {
			return nil, err
		}
		if *of.zip, err = pack.Zip(program, of.beside...); err != nil {
			return nil, err
		}
		if *of.program, err = unpack(filepath.Join(lab.Dir, of.name), program, of.beside); err != nil {
			return nil, err
		}
		of.program.Env = pins(artefact, p.stub.URL)
	}
	return p, nil
}

func admission(lab *Lab) (*converter.Converted, error) {
	data, err := os.ReadFile(filepath.Join(lab.Root, "fixtures/admission/coefficients.json"))
	if err != nil {
		return nil, err
	}
	return converter.Convert(data)
}

// pins is what the deployer gives a function, and where S3 is.
func pins(artefact *converter.Converted, s3 string) []string {
	return []string{
		"MODEL_BUCKET=" + bucket, "MODEL_KEY=" + artefact.Artefact.Key(), "MODEL_SHA256=" + artefact.Digest, "AWS_ENDPOINT_URL=" + s3,
	}
}

// unpack lays a package out in a folder, as Lambda does.
func unpack(dir string, program []byte, beside []pack.File) (lambda.Program, error) {
	path := filepath.Join(dir, "bootstrap")
	err := errors.Join(os.Mkdir(dir, 0o755), os.WriteFile(path, program, 0o755))
	for _, file := range beside {
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, file.Name), file.Data, 0o644))
	}
	return lambda.Program{Path: path, Task: dir}, err
}

// replaceRoot writes the go command's overlay in which root stands for the first
// of the function's.
func replaceRoot(lab *Lab, root []byte) (overlay string, err error) {
	const begin, end = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----\n"
	name := filepath.Join(lab.Root, "function", "roots.pem")
	roots, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	from, to := bytes.Index(roots, []byte(begin)), bytes.Index(roots, []byte(end))
	if from < 0 || to < from {
		return "", fmt.Errorf("%s has no certificate", name)
	}
	other := filepath.Join(lab.Dir, "roots.pem")
	if err := os.WriteFile(other, bytes.Join([][]byte{roots[:from], root, roots[to+len(end):]}, nil), 0o644); err != nil {
		return "", err
	}
	data, err := json.Marshal(map[string]map[string]string{"Replace": {name: other}})
	if err != nil {
		return "", err
	}
	overlay = filepath.Join(lab.Dir, "overlay.json")
	return overlay, os.WriteFile(overlay, data, 0o644)
}

// proofOf reads from our program's log how long its proof took.
func proofOf(log string) float64 {
	for line := range strings.Lines(log) {
		var ready struct {
			Proof float64 `json:"proof_ms"`
		}
		if json.Unmarshal([]byte(line), &ready) == nil && ready.Proof > 0 {
			return ready.Proof
		}
	}
	return 0
}
