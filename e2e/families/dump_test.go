package families

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// A dump is the account in words, as its own API tells it: one line a fact,
// sorted. Two accounts with equal dumps are the same to whoever uses them: times
// and ids that AWS draws are left out.
type dump struct {
	lines []string
	ids   []string // that AWS draws, each before what it is called here
}

// call gives an id that AWS drew a name.
func (d *dump) call(id *string, name string) { d.ids = append(d.ids, *id, "{"+name+"}") }

func (d *dump) tags(of string, tags map[string]string) {
	for key, value := range tags {
		d.line("%s tag %s=%s", of, key, value)
	}
}

func (d *dump) line(format string, args ...any) {
	d.lines = append(d.lines, fmt.Sprintf(format, args...))
}

// dump reads the account when all that was on its way has arrived; faults do
// not count for it.
func (w *world) dump() (string, error) {
	w.faults.Set(nil)
	w.clock.Advance(time.Minute)
	d := &dump{}
	ctx, cfg := context.Background(), w.config()
	for _, read := range dumpers {
		if err := read(ctx, d, cfg); err != nil {
			return "", fmt.Errorf("dump: %w", err)
		}
	}
	slices.Sort(d.lines)
	return strings.NewReplacer(d.ids...).Replace(strings.Join(d.lines, "\n") + "\n"), nil
}

// differences are the lines that one dump has and the other has not.
func differences(want, got string) error {
	var lines []string
	for sign, pair := range map[string][2]string{"- ": {want, got}, "+ ": {got, want}} {
		other := strings.Split(pair[1], "\n")
		for _, line := range strings.Split(pair[0], "\n") {
			if !slices.Contains(other, line) {
				lines = append(lines, sign+line)
			}
		}
	}
	if len(lines) == 0 {
		return nil
	}
	slices.Sort(lines)
	return fmt.Errorf("another world (- is missing, + is too much):\n    %s", strings.Join(lines, "\n    "))
}

// js writes a value with sorted keys.
func js(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// policyText is a policy document without the spelling.
func policyText(document string) string {
	var tree any
	if json.Unmarshal([]byte(document), &tree) != nil {
		return document
	}
	return js(tree)
}
