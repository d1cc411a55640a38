package lambda

import (
	"errors"

	"serverless-poc/emulator/proc"
)

// Memory is what a process holds, in bytes: now, and at most so far.
type Memory struct{ Resident, Peak int64 }

// Memory reads what the kernel says of the process.
func (p *Process) Memory() (Memory, error) {
	now, peak, ok := proc.Memory(p.command.Process.Pid)
	if !ok {
		return Memory{}, errors.New("the memory of the process cannot be read; it is read from /proc, which Linux has")
	}
	return Memory{now, peak}, nil
}
