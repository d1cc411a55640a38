package families

import (
	"errors"
	"fmt"
	"net/http"
	"testing"

	"github.com/aws/smithy-go"

	"serverless-poc/deploy"
	"serverless-poc/deploy/awserr"
	"serverless-poc/emulator"
	"serverless-poc/emulator/awsmodel"
	"serverless-poc/emulator/faults"
	"serverless-poc/emulator/wire"
)

// TestErrors: every call of every verb fails with every error that AWS's models
// declare for its operation, and with those that every operation has, before it
// took effect and after. Failing once it ends as on a good day, by itself or by
// one more run. Failing for ever it ends in time, says what and why, nothing
// unproved is served, and on a good day one more run mends it.
func TestErrors(t *testing.T) {
	models, err := awsmodel.New()
	var none *awsmodel.AbsentError
	if errors.As(err, &none) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scenarios {
		calls, want, err := unharmed(s)
		if err != nil {
			t.Fatal(err)
		}
		once, always := newFamily(t, "every error once: "+s.name), newFamily(t, "every error for ever: "+s.name)
		for _, at := range s.distinct(calls) {
			list, err := failures(models, at.service, at.operation)
			if err != nil {
				t.Fatal(err)
			}
			for _, fault := range list {
				name := fmt.Sprintf("%s, %s, %s", s.name, at, when(fault))
				once.add(name, func() error { return s.through(failing(at, fault, false), want) })
				if at.nth == 1 || at.watches == 1 {
					always.add(name, func() error { return s.through(failing(at, fault, true), want) })
				}
			}
		}
		once.run()
		always.run()
	}
}

// rounds bounds how often one operation is looked at: the gate asks the same
// again and again.
const rounds = 4

// failures are the declared errors of an operation, and those of a bad day of
// any; each before and after the effect.
func failures(models *awsmodel.Checker, service, operation string) ([]emulator.Fault, error) {
	declared, err := models.Declared(service, operation)
	if err != nil {
		return nil, err
	}
	throttled := faults.Throttled(service).Error
	declared = append(declared,
		awsmodel.Declared{Code: throttled.Code, Status: throttled.Status},
		awsmodel.Declared{Code: "InternalFailure", Status: http.StatusInternalServerError},
		awsmodel.Declared{Code: "ServiceUnavailable", Status: http.StatusServiceUnavailable})
	var list []emulator.Fault
	for _, e := range declared {
		f := faults.Error(e.Status, e.Code, "Out of the model.")
		list = append(list, f, faults.Late(f))
	}
	return list, nil
}

func when(f emulator.Fault) string {
	if f.When == emulator.Before {
		return f.Error.Code + " before the effect"
	}
	return f.Error.Code + " after the effect"
}

// failing is a day on which one call fails, or from then on every call of its
// operation.
func failing(at place, f emulator.Fault, ever bool) day {
	d := day{misled: absence(at, f.Error)}
	if ever {
		d.judge = stopped
	}
	d.script = func(*world) faults.Script {
		if ever {
			return at.from(f)
		}
		return faults.On(at.match, faults.FailNth(at.nth, f))
	}
	return d
}

// absence says that an error means "there is none": who believes it may end
// well and leave something.
func absence(at place, e *wire.Error) bool {
	v := awserr.Classify(at.service, at.operation, &smithy.GenericAPIError{Code: e.Code, Message: e.Message})
	return v.Absent
}

// stopped accepts a run that could not go on and says why, or that could do
// without the call.
func stopped(w *world, ended error, d day) error {
	var call *deploy.CallError
	if errors.As(ended, &call) && call.Tries > 1 && !call.Transient() {
		return fmt.Errorf("it tried %d times what no waiting mends: %w", call.Tries, ended)
	}
	return classed(w, ended, d)
}
