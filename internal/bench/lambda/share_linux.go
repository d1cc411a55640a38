package lambda

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// period is how often a share begins anew; Lambda's is as long.
const period = 20 * time.Millisecond

// A share is a control group with a quota, of the kernel's second interface for
// them or of its first.
type share struct {
	dir    string
	second *os.File // the group, which a process is made in; nil for the first interface, where the thread is that makes it
}

func newShare(of float64) (*share, error) {
	quota := strconv.FormatInt(time.Duration(of*float64(period)).Microseconds(), 10)
	every := strconv.FormatInt(period.Microseconds(), 10)
	second, err := group("/sys/fs/cgroup", map[string]string{"cpu.max": quota + " " + every})
	if err == nil {
		at, err := os.Open(second)
		return &share{dir: second, second: at}, err
	}
	first, errFirst := group("/sys/fs/cgroup/cpu", map[string]string{"cpu.cfs_period_us": every, "cpu.cfs_quota_us": quota})
	if errFirst == nil {
		return &share{dir: first}, nil
	}
	return nil, fmt.Errorf("no control group can be made here: %w", errors.Join(err, errFirst))
}

// group makes a control group below root; what root is not asked for by the
// right interface has no such settings.
func group(root string, settings map[string]string) (dir string, err error) {
	if dir, err = os.MkdirTemp(root, "bench-"); err != nil {
		return "", err
	}
	for name, value := range settings {
		file, err := os.OpenFile(filepath.Join(dir, name), os.O_WRONLY, 0)
		if err == nil {
			_, err = file.WriteString(value)
			err = errors.Join(err, file.Close())
		}
		if err != nil {
			return "", errors.Join(err, os.Remove(dir))
		}
	}
	return dir, nil
}

// enter has command started in the group, by the calling thread.
func (s *share) enter(command *exec.Cmd) error {
	if s.second != nil {
		command.SysProcAttr = &syscall.SysProcAttr{UseCgroupFD: true, CgroupFD: int(s.second.Fd())}
		return nil
	}
	return os.WriteFile(filepath.Join(s.dir, "tasks"), []byte("0"), 0) // 0 is the writer
}

// leave takes the calling thread out of the group again: the program's first
// thread does not end with its goroutine, and would keep the group.
func (s *share) leave() error {
	if s.second != nil {
		return nil
	}
	return os.WriteFile(filepath.Join(filepath.Dir(s.dir), "tasks"), []byte("0"), 0)
}

// remove ends the group. Its processes have ended; the thread that made the last
// of them may be on its way out still.
func (s *share) remove() (err error) {
	if s.second != nil {
		s.second.Close()
	}
	for range 100 {
		if err = os.Remove(s.dir); !errors.Is(err, syscall.EBUSY) {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
	return err
}
