package converter

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Save writes data to path in one step: a reader sees the old file or the new
// one, never a part. A file that holds data already is left alone.
func Save(path string, data []byte) (Status, error) {
	there, err := os.ReadFile(path)
	switch {
	case err == nil && bytes.Equal(there, data):
		return Unchanged, nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return "", err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return "", err
	}
	defer os.Remove(temp.Name()) // gone after the rename
	if err := fill(temp, data); err != nil {
		return "", err
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return "", err
	}
	return Created, nil
}

func fill(file *os.File, data []byte) error {
	_, err := file.Write(data)
	return errors.Join(err, file.Chmod(0o644), file.Sync(), file.Close())
}
