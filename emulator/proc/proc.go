// Package proc starts child processes that do not outlive this one. Depends on
// the standard library only.
package proc

import (
	"os/exec"
	"runtime"
	"sync"
)

var (
	once     sync.Once
	requests = make(chan request)
)

type request struct {
	cmd  *exec.Cmd
	done chan error
}

// Start starts cmd so that it is killed when this process dies (on Linux by
// the kernel; elsewhere only an orderly Close ends it), in a process group of
// its own, so that Kill ends its own children too.
//
// The kernel ties "dies with its parent" to the parent's thread, so all
// children are started from one thread that is kept for that alone.
func Start(cmd *exec.Cmd) error {
	once.Do(func() { go spawn() })
	setAttributes(cmd)
	r := request{cmd, make(chan error, 1)}
	requests <- r
	return <-r.done
}

func spawn() {
	runtime.LockOSThread() // never unlocked: the thread lives as long as the process
	for r := range requests {
		r.done <- r.cmd.Start()
	}
}
