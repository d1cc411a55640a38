package function

// envelopes recognise an event by its structure, the first one that can wins.
// A row holds neither objects nor arrays, so one of these under a known key is
// an envelope and no predictor's name can be mistaken for one.
var envelopes = []func(event []member) envelope{
	recogniseHTTPAPI,
	recogniseLoadBalancer,
	recogniseREST,
	recogniseKeepWarm,
	recogniseS3Batch,
	recogniseItemBatch,
	unserved,
}

// open finds the envelope of an event. It always gives one: what is not even an
// object is answered as a direct invocation.
func open(event []byte) (envelope, error) {
	list, err := members(event, "the event")
	if err != nil {
		return direct{}, err
	}
	if plain(list) {
		return direct{event: list}, nil
	}
	for _, recognise := range envelopes {
		if e := recognise(list); e != nil {
			return e, nil
		}
	}
	return direct{event: list}, nil
}

// plain says that no value of the event is an object or array: it is a row.
func plain(event []member) bool {
	for i := range event {
		if c := event[i].raw[0]; c == '{' || c == '[' {
			return false
		}
	}
	return true
}
