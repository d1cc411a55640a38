package lambda

import (
	"errors"
	"os/exec"
	"runtime"
	"time"

	"golang.org/x/sys/unix"
)

// NewRoom makes a room of one core, the machine's last. of is the share of it, 1
// for all. The error says why this user can make no control group.
func NewRoom(of float64) (*Room, error) {
	if of >= 1 {
		return &Room{}, nil
	}
	s, err := newShare(of)
	if err != nil {
		return nil, err
	}
	return &Room{share: s}, nil
}

// Close removes what NewRoom made.
func (r *Room) Close() error {
	if r.share == nil {
		return nil
	}
	return r.share.remove()
}

// start starts command in the room, and says when. A process is bound where the
// thread is that makes it, so that it never runs outside; the thread goes with
// its goroutine.
func (r *Room) start(command *exec.Cmd) (began time.Time, err error) {
	if r == nil {
		return time.Now(), command.Start()
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread()
		if err = r.enter(command); err == nil {
			began = time.Now()
			err = command.Start()
			if r.share != nil {
				err = errors.Join(err, r.share.leave())
			}
		}
	}()
	<-done
	return began, err
}

// enter binds the calling thread, which makes command's process.
func (r *Room) enter(command *exec.Cmd) error {
	var cores unix.CPUSet
	cores.Set(runtime.NumCPU() - 1)
	if err := unix.SchedSetaffinity(0, &cores); err != nil {
		return err
	}
	if r.share == nil {
		return nil
	}
	return r.share.enter(command)
}
