package lambda

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"

	"serverless-poc/emulator/wire"
)

// codeSource says where the package is: in the request or in S3.
type codeSource struct {
	ZipFile                          []byte // base64 in JSON
	S3Bucket, S3Key, S3ObjectVersion string
}

// Lambda quotas of a zip package, bytes.
const (
	maxDirect   = 50 << 20
	maxUnpacked = 262144000
)

// pack is a package that was checked and kept.
type pack struct {
	sha256 string // base64
	size   int64
}

// keep reads, checks and unpacks a package.
func (s *Service) keep(in *input, source codeSource) (pack, error) {
	content, err := s.fetch(in, source)
	if err != nil {
		return pack{}, err
	}
	reader, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return pack{}, invalid("Could not unzip uploaded file. Please check your file, then try to upload again.")
	}
	var unpacked uint64
	for _, f := range reader.File {
		unpacked += f.UncompressedSize64
	}
	if len(reader.File) == 0 {
		return pack{}, invalid("Uploaded file must be a non-empty zip")
	}
	if unpacked > maxUnpacked {
		return pack{}, invalid("Unzipped size must be smaller than %d bytes", maxUnpacked)
	}
	sum := sha256.Sum256(content)
	if err := s.unpack(reader, hex.EncodeToString(sum[:])); err != nil {
		return pack{}, err
	}
	return pack{base64.StdEncoding.EncodeToString(sum[:]), int64(len(content))}, nil
}

func (s *Service) fetch(in *input, source codeSource) ([]byte, error) {
	switch {
	case len(source.ZipFile) > maxDirect:
		return nil, wire.Errorf(413, "RequestEntityTooLargeException", "Request must be smaller than %d bytes for the CreateFunction operation", maxDirect)
	case len(source.ZipFile) > 0:
		return source.ZipFile, nil
	case source.S3Bucket == "" || source.S3Key == "":
		return nil, invalid("Please provide a source for function code.")
	}
	content, err := s.Objects.Object(in.Context(), in.Region, source.S3Bucket, source.S3Key, source.S3ObjectVersion)
	if err != nil {
		e := wire.AsError(err)
		return nil, invalid("Error occurred while GetObject. S3 Error Code: %s. S3 Error Message: %s", e.Code, e.Message)
	}
	return content, nil
}

// task is the folder of an unpacked package: what the program sees as /var/task.
func (s *Service) task(sha string) string { return filepath.Join(s.Dir, "code", sha) }

// unpack makes the package's folder, whole or not at all.
func (s *Service) unpack(reader *zip.Reader, sha string) error {
	s.code.Lock()
	defer s.code.Unlock()
	if _, err := os.Stat(s.task(sha)); err == nil {
		return nil // same bytes, already there
	}
	tmp, err := os.MkdirTemp(filepath.Join(s.Dir, "code"), "new-")
	if err != nil {
		return err
	}
	for _, f := range reader.File {
		if err := unpackFile(tmp, f); err != nil {
			return errors.Join(err, os.RemoveAll(tmp))
		}
	}
	if err := os.Chmod(tmp, 0o755); err != nil {
		return err
	}
	return os.Rename(tmp, s.task(sha))
}

func unpackFile(dir string, f *zip.File) error {
	if !filepath.IsLocal(f.Name) {
		return invalid("Could not unzip uploaded file: %q leads out of the package", f.Name)
	}
	path := filepath.Join(dir, f.Name)
	if f.FileInfo().IsDir() {
		return os.MkdirAll(path, 0o755)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	in, err := f.Open()
	if err != nil {
		return invalid("Could not unzip uploaded file: %v", err)
	}
	defer in.Close()
	// A program that is started meanwhile would inherit the open file, and this one
	// could not be started as long as that has it: "text file busy".
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	out, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, f.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(out, io.LimitReader(in, maxUnpacked+1))
	if err = errors.Join(err, out.Close()); err != nil {
		return invalid("Could not unzip uploaded file: %v", err)
	}
	return nil
}
