package families

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
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
	for i := range two {
		p, err := repack(first, i)
		if err != nil {
			return two, err
		}
		artefact, err := artefact(fmt.Sprintf("203%d-01-01T00:00:00Z", i))
		if err != nil {
			return two, err
		}
		two[i] = &deploy.Release{Model: stack().Models[0], Artefact: artefact, Package: p, Page: page(i)}
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
	c.FittedAt, c.Cases = fittedAt, few(c.Cases)
	data, err := schema.Encode(c)
	if err != nil {
		return nil, err
	}
	return converter.Convert(schema.Seal(data, c.Checksum))
}

// few are some golden cases of each kind: the gate sends each of them in each
// round, and every call of it is a place where a day may go bad.
func few(cases []schema.Case) []schema.Case {
	const enough = 3
	var answered, refused []schema.Case
	for _, c := range cases {
		switch {
		case c.Expect != nil && len(answered) < enough:
			answered = append(answered, c)
		case c.Reject != nil && len(refused) < enough:
			refused = append(refused, c)
		}
	}
	return append(answered, refused...)
}

// repack is the same program with more bytes at its end, not compressed, since
// each of thousands of worlds unpacks it.
func repack(p *pack.Package, more int) (*pack.Package, error) {
	r, err := zip.NewReader(bytes.NewReader(p.Zip), int64(len(p.Zip)))
	if err != nil {
		return nil, err
	}
	header := r.File[0].FileHeader
	program, err := fs.ReadFile(r, header.Name)
	if err != nil {
		return nil, err
	}
	stored := zip.FileHeader{Name: header.Name, ExternalAttrs: header.ExternalAttrs, CreatorVersion: header.CreatorVersion, Method: zip.Store}
	var data bytes.Buffer
	w := zip.NewWriter(&data)
	file, err := w.CreateHeader(&stored)
	if err == nil {
		_, err = file.Write(append(program, make([]byte, more)...))
	}
	if err = errors.Join(err, w.Close()); err != nil {
		return nil, err
	}
	return &pack.Package{Zip: data.Bytes(), SHA256: schema.Digest(data.Bytes()), Architecture: p.Architecture}, nil
}

// base64SHA is a hex digest as Lambda writes it.
func base64SHA(digest string) string {
	sum, err := hex.DecodeString(digest)
	if err != nil {
		return err.Error()
	}
	return base64.StdEncoding.EncodeToString(sum)
}

// page is what a site's bucket has of the release.
func page(i int) map[string]deploy.PageFile {
	return map[string]deploy.PageFile{
		"index.html":     {Type: "text/html; charset=utf-8", Content: []byte(`<!doctype html><meta name="api" content="">`)},
		"page/style.css": {Type: "text/css; charset=utf-8", Content: fmt.Appendf(nil, "p { margin: %dem }", i)},
	}
}
