package families

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"serverless-poc/emulator"
	"serverless-poc/emulator/awsmodel"
)

// TestFailed: Lambda takes a change and lets it fail later, for every reason
// that AWS's model has. The deploy stops at once and says code and reason, what
// was live serves, and one more run on a good day mends it.
func TestFailed(t *testing.T) {
	models, err := awsmodel.New()
	var none *awsmodel.AbsentError
	if errors.As(err, &none) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	changes := []struct {
		s         scenario
		operation string
		codes     string            // the enumeration
		numbers   *strings.Replacer // a version that failed keeps its number to itself; nil is none
	}{
		{scenarios[0], "CreateFunction", "StateReasonCode", nil},
		{scenarios[0], "PublishVersion", "StateReasonCode", renumber("2", "1")},
		{scenarios[1], "UpdateFunctionCode", "LastUpdateStatusReasonCode", nil},
		{scenarios[1], "UpdateFunctionConfiguration", "LastUpdateStatusReasonCode", nil},
		{scenarios[1], "PublishVersion", "StateReasonCode", renumber("3", "2")},
	}
	for _, c := range changes {
		_, want, err := unharmed(c.s)
		if err != nil {
			t.Fatal(err)
		}
		codes, err := models.Enum("lambda", c.codes)
		if err != nil || len(codes) < 10 {
			t.Fatalf("%d codes of %s: %v", len(codes), c.codes, err)
		}
		f := newFamily(t, "a change that fails later: "+c.s.name+", "+c.operation)
		for _, code := range codes {
			d := failsLater(c.operation, code)
			d.renumbered = c.numbers
			f.add(fmt.Sprintf("%s, %s, %s", c.s.name, c.operation, code), func() error { return c.s.through(d, want) })
		}
		f.run()
	}
}

// renumber calls a version of the function in a dump by another number.
func renumber(from, to string) *strings.Replacer {
	name := function()
	return strings.NewReplacer(
		"function "+name+" "+from+" ", "function "+name+" "+to+" ",
		" is "+from+" ", " is "+to+" ",
		"/"+name+"/"+from+".json", "/"+name+"/"+to+".json")
}

// failsLater is a day on which a change settles as Failed.
func failsLater(operation, code string) day {
	const reason = "The words of AWS for it."
	good := new(atomic.Bool)
	return day{
		over: good,
		options: func(o *emulator.Options) {
			o.Outcome = func(_, op string) *emulator.Failure {
				if op != operation || good.Load() {
					return nil
				}
				return &emulator.Failure{Code: code, Reason: reason}
			}
		},
		judge: func(w *world, ended error, d day) error {
			if ended == nil || !strings.Contains(ended.Error(), code) || !strings.Contains(ended.Error(), reason) {
				return fmt.Errorf("it does not say that the change failed for %s: %w", code, ended)
			}
			if d.took > time.Minute {
				return fmt.Errorf("it stopped after %s: %w", d.took, ended)
			}
			if now, err := w.live(); err != nil || now != d.before {
				return fmt.Errorf("version %q was live, now it is %q: %v", d.before, now, err)
			}
			return nil
		},
	}
}
