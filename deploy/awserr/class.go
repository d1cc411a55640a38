package awserr

// A Class is what to do about a failed call. The zero value is Permanent, so
// that an unknown answer is.
type Class int

// Classes.
const (
	Permanent    Class = iota // no waiting mends it
	Retry                     // the same call will pass after a while
	WaitForState              // the resource is being changed: wait until it is settled, then call again
	Compare                   // read what is there: it decides whether the call is done, to be made again, or lost to somebody else
)

func (c Class) String() string {
	switch c {
	case Retry:
		return "retry"
	case WaitForState:
		return "wait for state"
	case Compare:
		return "compare"
	}
	return "permanent"
}
