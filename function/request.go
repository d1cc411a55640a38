package function

// A request is what is inside every envelope: a call over HTTP, or rows that
// came without it.
type request struct {
	http   bool
	method string
	path   string // as the function knows it, decoded
	public string // as the caller wrote it, with stage and base path
	query  map[string][]string
	header map[string]string // by lower case name
	body   []byte

	ask ask // what came without HTTP
}

// A reply is what becomes of a request: a failure, a value that is written as
// JSON, or content as it is.
type reply struct {
	failure *failure
	value   any

	status  int // 0 is 200
	content []byte
	header  map[string]string // beside what every answer has
}

func failed(f *failure) reply { return reply{failure: f} }

// An envelope is one shape in which a request arrives and its reply leaves. A
// new kind of event is one more file with this interface and one more line in
// envelopes.
type envelope interface {
	// name is for the log.
	name() string
	// request reads the event. An error that is a [*failure] is answered as it
	// is; any other says why there is no row.
	request() (request, error)
	// write gives the invocation's answer: an event of the envelope's kind, or
	// for a failure, where the caller reads no HTTP, the invocation's error.
	write(r reply, id string) ([]byte, error)
	// most is how many bytes an answer may have.
	most() int
}

// lambdaMost is what an answer of a synchronous invocation may have: 6 MB
// ("Lambda quotas" in its developer guide).
const lambdaMost = 6 << 20

// rowsOnly bounds the answers of the envelopes that know no HTTP.
type rowsOnly struct{}

func (rowsOnly) most() int { return lambdaMost }
