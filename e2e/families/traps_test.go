package families

import (
	"os"
	"strings"
	"testing"
)

// Every trap has a test that exists, or the reason why not.
func TestTraps(t *testing.T) {
	for i, trap := range traps {
		if trap.number != i+1 {
			t.Fatalf("trap %d is in place %d", trap.number, i+1)
		}
		if (trap.test == "") == (trap.why == "") {
			t.Errorf("trap %d: a test, or why there is none", trap.number)
		}
		if trap.test == "" {
			continue
		}
		text, err := os.ReadFile("../../" + trap.file)
		if err != nil || !strings.Contains(string(text), "func "+trap.test+"(t *testing.T)") {
			t.Errorf("trap %d: %s has no test %s: %v", trap.number, trap.file, trap.test, err)
		}
	}
	if len(traps) != 90 {
		t.Errorf("%d traps; want 90", len(traps))
	}
	if last := "85 of 90 traps have a test; the rest: 22 permissions"; !strings.Contains(trapTable(), last) {
		t.Errorf("the table does not end with %q:\n%s", last, trapTable())
	}
}
