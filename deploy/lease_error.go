package deploy

import (
	"fmt"
	"time"
)

// A LeaseError says that another deployer works on the stack, or has done so
// since this run looked. This run has lost and changed nothing that was theirs.
type LeaseError struct {
	Who, Verb string
	Until     time.Time
}

func (e *LeaseError) Error() string {
	return fmt.Sprintf("%s by %s holds the stack until %s; run again when it is done, it is not disturbed", e.Verb, e.Who, e.Until.UTC().Format("15:04:05 UTC"))
}

// Is makes it an ErrSuperseded.
func (e *LeaseError) Is(target error) bool { return target == ErrSuperseded }
