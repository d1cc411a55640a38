// Package state keeps a service's state in one JSON file, whole and at once:
// every change is on disk before it is answered, and a reader never sees half
// of one. Depends on the standard library only.
package state

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Store is a value of type T kept in a file. It is safe for concurrent use.
type Store[T any] struct {
	path string
	mu   sync.RWMutex
	v    T
}

// Open reads the file at path; a file that does not exist leaves the zero T.
func Open[T any](path string) (*Store[T], error) {
	s := &Store[T]{path: path}
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return nil, fmt.Errorf("emulator state: %v", err)
	}
	if err := json.Unmarshal(b, &s.v); err != nil {
		return nil, fmt.Errorf("emulator state %s: %v; delete the emulator's folder to start afresh", path, err)
	}
	return s, nil
}

// View calls f with the value, which f must not change or keep.
func (s *Store[T]) View(f func(*T) error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return f(&s.v)
}

// Update calls f with the value and writes the file. When f returns an error,
// nothing is written and every change f made is undone.
func (s *Store[T]) Update(f func(*T) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	before, err := json.Marshal(&s.v)
	if err != nil {
		return fmt.Errorf("emulator state %s: %v", s.path, err)
	}
	err = f(&s.v)
	if err == nil {
		err = s.save()
	}
	if err != nil {
		var old T
		if e := json.Unmarshal(before, &old); e != nil {
			return errors.Join(err, e)
		}
		s.v = old
	}
	return err
}

// save writes beside the file and renames, so that a crash leaves the old file.
func (s *Store[T]) save() error {
	b, err := json.MarshalIndent(&s.v, "", " ")
	if err != nil {
		return fmt.Errorf("emulator state %s: %v", s.path, err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(s.path), filepath.Base(s.path)+".*.new")
	if err != nil {
		return fmt.Errorf("emulator state: %v", err)
	}
	_, err = tmp.Write(b)
	err = errors.Join(err, tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), s.path)
	}
	if err != nil {
		_ = os.Remove(tmp.Name())
		return fmt.Errorf("emulator state: %v", err)
	}
	return nil
}
