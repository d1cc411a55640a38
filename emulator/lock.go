package emulator

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// InUseError says that another emulator holds the folder.
type InUseError struct {
	Dir string // absolute
	URL string // the other emulator's endpoint
}

// Error says where the other emulator is and what to do.
func (e *InUseError) Error() string {
	return fmt.Sprintf("emulator: %s is in use by the emulator at %s; use that one, or end it first", e.Dir, e.URL)
}

// lock is a folder held by this emulator: a file locked by the kernel, which
// frees it however the process ends, with the endpoint as its text.
type lock struct{ file *os.File }

const lockName = "endpoint"

func hold(dir, url string) (*lock, error) {
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("emulator: %v", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		other, _ := os.ReadFile(f.Name())
		_ = f.Close() // nothing was written
		return nil, &InUseError{Dir: dir, URL: strings.TrimSpace(string(other))}
	}
	err = f.Truncate(0)
	if err == nil {
		_, err = f.WriteAt([]byte(url+"\n"), 0)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("emulator: %v", err), f.Close())
	}
	return &lock{f}, nil
}

func (l *lock) release() error { return l.file.Close() } // closing unlocks

// Running gives the endpoint of the emulator that holds the folder, in this
// process or another. ok is false when none does.
func Running(dir string) (url string, ok bool) {
	f, err := os.Open(filepath.Join(dir, lockName))
	if err != nil {
		return "", false
	}
	defer f.Close()
	if syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB) == nil {
		return "", false
	}
	b, err := os.ReadFile(f.Name())
	url = strings.TrimSpace(string(b))
	return url, err == nil && url != ""
}
