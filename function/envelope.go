package function

import "errors"

// An envelope is one shape in which a row arrives and its answer leaves. A new
// kind of event is one more file with this interface and one more line in
// envelopes.
type envelope interface {
	// name is for the log.
	name() string
	// row reads the row out of the event. An error that is a [*failure] is
	// answered as it is; any other says why there is no row.
	row() (input, error)
	// answer writes the answer.
	answer(a *Answer, requestID string) ([]byte, error)
	// refuse writes a failure: as an answer, where the caller reads HTTP, or
	// as the invocation's error.
	refuse(f *failure, requestID string) ([]byte, error)
}

// envelopes recognise an event by its structure, the first one that can wins.
// A row has no objects in it, so an object under a known key is an envelope and
// no predictor's name can be mistaken for one.
var envelopes = []func(event []member) envelope{
	apiGateway,
	recogniseKeepWarm,
	unserved,
	func(event []member) envelope { return direct{event} },
}

// open finds the envelope of an event. It always gives one: what is not even an
// object is answered as a direct invocation.
func open(event []byte) (envelope, error) {
	list, err := members(event, "the event")
	if err != nil {
		return direct{}, err
	}
	for _, recognise := range envelopes {
		if e := recognise(list); e != nil {
			return e, nil
		}
	}
	return direct{}, errors.New("the event has no known shape") // direct knows every shape
}
