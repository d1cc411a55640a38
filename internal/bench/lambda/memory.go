package lambda

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Memory is what a process holds, in bytes: now, and at most so far.
type Memory struct{ Resident, Peak int64 }

// Memory reads what the kernel says of the process.
func (p *Process) Memory() (Memory, error) {
	name := fmt.Sprintf("/proc/%d/status", p.command.Process.Pid)
	data, err := os.ReadFile(name)
	if err != nil {
		return Memory{}, fmt.Errorf("memory is read from /proc, which Linux has: %w", err)
	}
	var m Memory
	for _, of := range []struct {
		key  string
		into *int64
	}{{"VmRSS", &m.Resident}, {"VmHWM", &m.Peak}} {
		if *of.into, err = kilobytes(string(data), of.key); err != nil {
			return Memory{}, fmt.Errorf("%s: %w", name, err)
		}
	}
	return m, nil
}

// kilobytes reads a line such as "VmRSS:	    6344 kB".
func kilobytes(status, key string) (int64, error) {
	_, rest, ok := strings.Cut(status, key+":")
	if !ok {
		return 0, fmt.Errorf("no %s", key)
	}
	line, _, _ := strings.Cut(rest, "\n")
	n, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(line), " kB"), 10, 64)
	return n << 10, err
}
