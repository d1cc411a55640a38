package deploy

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A Verdict is how a check ended.
type Verdict string

// Verdicts. Skipped is never silence: the check says why it was not made.
const (
	OK      Verdict = "OK"
	Skipped Verdict = "SKIP"
	NG      Verdict = "NG" // no good: deploy does not begin
)

// A Check is one thing that was looked at before anything changes.
type Check struct {
	Of      string // what was looked at, such as "role ServerlessPOC"
	Verdict Verdict
	Says    string // what was found, or why nothing was looked for
}

// A Verification is what can be known before the first call that changes
// something: what AWS would only say half way through, or after.
type Verification struct{ Checks []Check }

func (v *Verification) add(of string, verdict Verdict, format string, args ...any) {
	v.Checks = append(v.Checks, Check{of, verdict, fmt.Sprintf(format, args...)})
}

// Verify looks at the stack, the account and every resource, and changes
// nothing. An error means that AWS could not be asked; what is wrong is in the
// verification, see [Verification.Err].
func (d *Deployer) Verify(ctx context.Context, r *Release) (*Verification, error) {
	v, _, err := d.verify(ctx, r)
	return v, err
}

// verify makes the plan on its way, which is complete where nothing is NG.
func (d *Deployer) verify(ctx context.Context, r *Release) (*Verification, *Plan, error) {
	v := &Verification{}
	d.verifyStack(v)
	d.verifyRelease(v, r)
	if err := d.verifyAccount(ctx, v, r); err != nil {
		return nil, nil, err
	}
	if err := d.verifyBoundary(ctx, v); err != nil {
		return nil, nil, err
	}
	plan, err := d.plan(ctx, r, func(err error) error {
		if !refusal(err) {
			return err
		}
		v.add("resources", NG, "%v", err)
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	if err := d.verifyDifference(ctx, v, r, plan); err != nil {
		return nil, nil, err
	}
	verifySteps(v, plan)
	if err := d.verifyModelRead(ctx, v, r, plan); err != nil {
		return nil, nil, err
	}
	return v, plan, nil
}

// Count is how many checks ended so.
func (v *Verification) Count(verdict Verdict) int {
	n := 0
	for _, c := range v.Checks {
		if c.Verdict == verdict {
			n++
		}
	}
	return n
}

// Print writes the checks as a tree: what was looked at, and under it a line
// for each check.
func (v *Verification) Print(w io.Writer) error {
	of := ""
	for _, c := range v.Checks {
		if c.Of != of {
			of = c.Of
			if _, err := fmt.Fprintf(w, "  %s\n", of); err != nil {
				return err
			}
		}
		if _, err := fmt.Fprintf(w, "    %-6s %s\n", "["+c.Verdict+"]", c.Says); err != nil {
			return err
		}
	}
	return nil
}

// Err is nil where nothing is NG, else a [*VerifyError] that lists what is.
func (v *Verification) Err() error {
	e := &VerifyError{}
	for _, c := range v.Checks {
		if c.Verdict == NG {
			e.Found = append(e.Found, c)
		}
	}
	if len(e.Found) == 0 {
		return nil
	}
	return e
}

// A VerifyError lists what is no good; nothing has been changed.
type VerifyError struct{ Found []Check }

func (e *VerifyError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d checks say no, so nothing was changed", len(e.Found))
	if len(e.Found) == 1 {
		b.Reset()
		b.WriteString("a check says no, so nothing was changed")
	}
	for _, c := range e.Found {
		fmt.Fprintf(&b, "\n    [NG] %s: %s", c.Of, c.Says)
	}
	return b.String()
}

// Is makes it an ErrRefused.
func (e *VerifyError) Is(target error) bool { return target == ErrRefused }

// refusal tells what this program will not do from what AWS does not answer.
func refusal(err error) bool {
	var failed *CallError
	return !errors.As(err, &failed) && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded)
}
