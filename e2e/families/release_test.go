package families

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"sync"

	"serverless-poc/converter"
	"serverless-poc/deploy"
	"serverless-poc/deploy/pack"
	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// The model is the admissions model as it was published.
const fixture = "admission-seed"

// stack is the repository's own stack.json: all that there is.
func stack() *schema.Stack {
	s, err := readStack()
	if err != nil {
		panic(err) // TestStack has said so
	}
	return s
}

var readStack = sync.OnceValues(func() (*schema.Stack, error) {
	data, err := os.ReadFile("../../stack.json")
	if err != nil {
		return nil, err
	}
	return schema.DecodeStack(data)
})

func function() string { return deploy.FunctionName(stack(), stack().Models[0]) }

// releases are two of one model, which differ in everything that a release
// brings: artefact, program and with them the configuration.
var releases = sync.OnceValues(func() ([2]*deploy.Release, error) {
	var two [2]*deploy.Release
	architecture, err := pack.Architecture(runtime.GOARCH)
	if err != nil {
		return two, err
	}
	first, err := pack.Build(context.Background(), "../../function", architecture)
	if err != nil {
		return two, err
	}
	second, err := otherPackage(first)
	if err != nil {
		return two, err
	}
	for i, p := range []*pack.Package{first, second} {
		artefact, err := artefact(fmt.Sprintf("203%d-01-01T00:00:00Z", i))
		if err != nil {
			return two, err
		}
		two[i] = &deploy.Release{Model: stack().Models[0], Artefact: artefact, Package: p}
	}
	return two, nil
})

// artefact is the model, fitted at another time: another version.
func artefact(fittedAt string) (*converter.Converted, error) {
	f, err := fixtures.Get(fixture)
	if err != nil {
		return nil, err
	}
	c, err := f.Decode()
	if err != nil {
		return nil, err
	}
	c.FittedAt = fittedAt
	data, err := schema.Encode(c)
	if err != nil {
		return nil, err
	}
	return converter.Convert(schema.Seal(data, c.Checksum))
}

// otherPackage is the same program with one more byte at its end.
func otherPackage(p *pack.Package) (*pack.Package, error) {
	r, err := zip.NewReader(bytes.NewReader(p.Zip), int64(len(p.Zip)))
	if err != nil {
		return nil, err
	}
	program, err := fs.ReadFile(r, "bootstrap")
	if err != nil {
		return nil, err
	}
	data, err := pack.Zip(append(program, 0))
	if err != nil {
		return nil, err
	}
	return &pack.Package{Zip: data, SHA256: schema.Digest(data), Architecture: p.Architecture}, nil
}

// base64SHA is a hex digest as Lambda writes it.
func base64SHA(digest string) string {
	sum, err := hex.DecodeString(digest)
	if err != nil {
		return err.Error()
	}
	return base64.StdEncoding.EncodeToString(sum)
}
