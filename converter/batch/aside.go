package batch

import (
	"errors"
	"io"
	"os"
	"path/filepath"
)

// An Aside is a file that is written beside its place and comes into it whole, at
// [Aside.Commit], or not at all. A process that is killed leaves ".NAME.tmp-*" behind,
// which the next [Create] of the same name removes.
type Aside struct {
	name string
	file *os.File
	pack io.WriteCloser
}

// Create begins the file of that name, packed as its ending says.
func Create(name string) (*Aside, error) {
	folder, base := filepath.Split(name)
	if folder == "" {
		folder = "."
	}
	pattern := "." + base + ".tmp-*"
	removeLeft(filepath.Join(folder, pattern))
	file, err := os.CreateTemp(folder, pattern)
	if err != nil {
		return nil, err
	}
	a := &Aside{name: name, file: file}
	_, how := ending(name)
	if err = lock(file); err == nil {
		a.pack, err = packed(&early{file: file}, how)
	}
	if err != nil {
		return nil, errors.Join(err, a.Discard())
	}
	return a, nil
}

// removeLeft removes what killed runs have left: files that no process holds.
func removeLeft(pattern string) {
	left, _ := filepath.Glob(pattern) // none, where the name is no pattern
	for _, name := range left {
		if file, err := os.OpenFile(name, os.O_RDWR, 0); err == nil {
			if lock(file) == nil {
				_ = os.Remove(name) // another run may have been faster
			}
			_ = file.Close()
		}
	}
}

// Write implements [io.Writer].
func (a *Aside) Write(p []byte) (int, error) { return a.pack.Write(p) }

// Commit puts the file in its place, over what was there. It is on the disk then.
func (a *Aside) Commit() error {
	err := errors.Join(a.pack.Close(), a.file.Chmod(0o644), a.file.Sync())
	if err == nil {
		err = os.Rename(a.file.Name(), a.name)
	}
	if err != nil {
		return errors.Join(err, a.Discard())
	}
	return errors.Join(a.file.Close(), syncFolder(filepath.Dir(a.name)))
}

// Discard removes what was written. After Commit it does nothing.
func (a *Aside) Discard() error {
	if err := a.file.Close(); errors.Is(err, os.ErrClosed) {
		return nil
	}
	return os.Remove(a.file.Name())
}

// syncFolder makes a new name last.
func syncFolder(name string) error {
	folder, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
