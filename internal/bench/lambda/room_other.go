//go:build !linux

package lambda

import (
	"errors"
	"os/exec"
	"time"
)

type share struct{}

// NewRoom says that there are no rooms here.
func NewRoom(float64) (*Room, error) {
	return nil, errors.New("a program is bound to one core on Linux only")
}

// Close has nothing to remove.
func (r *Room) Close() error { return nil }

func (r *Room) start(command *exec.Cmd) (time.Time, error) { return time.Now(), command.Start() }
