package bench

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
)

// A peer is another way to do what we do: a program that prints what it costs,
// a line each: a name and nanoseconds.
type peer struct {
	program string // Rscript, node
	install string // how to get it, on Debian
	script  string // below peers
	args    []string
	compare []compared
}

// A compared line of a peer, and the benchmark of ours that does the same.
type compared struct {
	what, name    string
	floor         string
	module, bench string
}

// here says why p cannot run on this machine; "" where it can.
func (p *peer) here() string {
	if _, err := exec.LookPath(p.program); err != nil {
		return fmt.Sprintf("%s is not here; %s", p.program, p.install)
	}
	return ""
}

// measure runs p once and gives its figures by name.
func (p *peer) measure(ctx context.Context, lab *Lab) (map[string]float64, error) {
	out, err := exec.CommandContext(ctx, p.program, append([]string{lab.script(p.script)}, p.args...)...).Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", p.program, p.script, err)
	}
	found := map[string]float64{}
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		name, text, _ := strings.Cut(lines.Text(), " ")
		if found[name], err = strconv.ParseFloat(text, 64); err != nil {
			return nil, fmt.Errorf("%s %s printed %q, which is no figure", p.program, p.script, lines.Text())
		}
	}
	return found, nil
}
