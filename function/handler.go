package function

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/aws/aws-lambda-go/lambdacontext"

	"serverless-poc/schema"
	"serverless-poc/schema/openapi"
)

// A Handler answers the invocations of one function: one model. It is a
// lambda.Handler and safe for concurrent use.
type Handler struct {
	model *Model
	log   *slog.Logger // says the model in every line
	out   *output      // where it writes to
	who   []byte       // what it says so, as it stands in the line

	path     string            // where rows are scored, such as /admit
	header   map[string]string // of every answer over HTTP
	about    func() reply      // the model card
	contract func() reply      // the OpenAPI document

	contractBelow func() reply // the same, from below the model's path

	quick     *quick      // nil: for no event
	counter   *counter    // of the container's rows
	used      atomic.Bool // a request or keep-warm has been here
	logValues bool
}

// New makes the handler of m, whose log speaks of m's name and version. Of c it
// looks at what concerns callers, the path and the origin, and at what the log may hold.
func New(m *Model, log *Log, c Config) *Handler {
	h := &Handler{
		model: m, log: log.With("model", m.Name, "version", m.Version), out: log.out, who: who(m), path: c.Path,
		counter: newCounter(m.Source(), m.spans), logValues: c.LogValues,
		quick: newQuick(m, c),
	}
	if h.path == "" {
		h.path = openapi.DefaultPath(m.Source())
	}
	origin := c.Origin
	if origin == "" {
		origin = "*"
	}
	if h.quick != nil {
		h.quick.line = h.newQuickLine()
	}
	h.header = always(m.by(), origin)
	h.about = sync.OnceValue(document(h.writeCard))
	h.contract = sync.OnceValue(document(h.writeContract(".")))
	h.contractBelow = sync.OnceValue(document(h.writeContract("..")))
	return h
}

// Invoke answers one event. An error is the invocation's failure, in the shape
// that the event's envelope has for it.
func (h *Handler) Invoke(ctx context.Context, event []byte) ([]byte, error) {
	start := time.Now()
	if answer, ok := h.quickly(ctx, event, start); ok {
		return answer, nil
	}
	e, err := open(event)
	id := requestID(ctx)
	if _, ok := e.(keepWarm); ok {
		h.used.Store(true)
		h.recordDistribution(h.counter.flush(), start)
		return e.write(h.model.warm(), id)
	}
	var q request
	if err == nil {
		q, err = e.request()
	}
	o := outcome{id: id, envelope: e.name()}
	r := h.serve(&q, err, &o)
	out, err := h.write(e, &q, r, id)
	if most := e.most(); len(out) > most {
		r = failed(refusal(http.StatusRequestEntityTooLarge, "the answer would be larger than the %d bytes that may leave here; send fewer rows", most))
		out, err = h.write(e, &q, r, id)
	}
	o.failure, o.golden = r.failure, golden(ctx, &q)
	o.end(start)
	h.record(ctx, &o)
	return out, err
}

// serve answers what an envelope held; err is why it could not be read.
func (h *Handler) serve(q *request, err error, o *outcome) reply {
	var refused *failure
	switch {
	case errors.As(err, &refused):
		return failed(refused)
	case err != nil:
		return failed(h.model.noRow(err))
	case q.http:
		return h.route(q, o)
	}
	return h.score(&q.ask, o)
}

// write puts a reply back into the envelope.
func (h *Handler) write(e envelope, q *request, r reply, id string) ([]byte, error) {
	if q.http {
		var err error
		if r, err = h.finish(q, r, id); err != nil {
			return nil, err
		}
	}
	return e.write(r, id)
}

// golden says that a call is a golden case of the deployer's.
func golden(ctx context.Context, q *request) bool {
	lc, ok := lambdacontext.FromContext(ctx)
	return q.header[schema.GoldenCase] != "" || ok && lc.ClientContext.Custom[schema.GoldenCase] != ""
}

// requestID is Lambda's own, the one in the START and REPORT lines of the log.
func requestID(ctx context.Context) string {
	if lc, ok := lambdacontext.FromContext(ctx); ok {
		return lc.AwsRequestID
	}
	return ""
}
