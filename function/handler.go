package function

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/lambdacontext"
)

// A Handler answers the invocations of one function: one model. It is a
// lambda.Handler and safe for concurrent use.
type Handler struct {
	model *Model
	log   *slog.Logger
}

// New makes the handler of m, whose log speaks of m's name and version.
func New(m *Model, log *slog.Logger) *Handler {
	return &Handler{model: m, log: log.With("model", m.Name, "version", m.Version)}
}

// Invoke answers one event. An error is the invocation's failure, in the shape
// that the event's envelope has for it.
func (h *Handler) Invoke(ctx context.Context, event []byte) ([]byte, error) {
	start, id := time.Now(), requestID(ctx)
	e, err := open(event)
	if _, ok := e.(keepWarm); ok {
		return h.model.warm()
	}
	a, f := h.score(e, err)
	h.record(ctx, e, f, id, time.Since(start))
	if f != nil {
		return e.refuse(f, id)
	}
	return e.answer(a, id)
}

// score gives the answer or the failure of what e holds; err is why it could
// not be opened.
func (h *Handler) score(e envelope, err error) (*Answer, *failure) {
	var in input
	if err == nil {
		in, err = e.row()
	}
	var refused *failure
	switch {
	case errors.As(err, &refused):
		return nil, refused
	case err != nil:
		return nil, h.model.noRow(err)
	}
	row, f := h.model.bind(in)
	if f != nil {
		return nil, f
	}
	return h.model.answer(h.model.Score(row), h.model.Ignored(in.fields)), nil
}

// requestID is Lambda's own, the one in the START and REPORT lines of the log.
func requestID(ctx context.Context) string {
	if lc, ok := lambdacontext.FromContext(ctx); ok {
		return lc.AwsRequestID
	}
	return ""
}
