package wire

// Failure is how something that was accepted ends badly later, or in part: a
// function's change that fails, one target of several that is refused.
type Failure struct {
	Code   string // a code of the service's model, for example "InvalidRuntime"
	Reason string // one sentence
}
