package function

import (
	"context"
	"log/slog"
	"net/http"
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
	var a *Answer
	var f *failure
	if err != nil {
		f = refusal(http.StatusBadRequest, "%v; %s", err, h.model.usage())
	} else {
		a, f = h.score(e)
	}
	h.record(ctx, e, f, id, time.Since(start))
	if f != nil {
		return e.refuse(f, id)
	}
	return e.answer(a, id)
}

func (h *Handler) score(e envelope) (*Answer, *failure) {
	in, f := e.row()
	if f != nil {
		return nil, f
	}
	row, f := h.model.bind(in)
	if f != nil {
		return nil, f
	}
	return h.model.answer(h.model.Score(row)), nil
}

// requestID is Lambda's own, the one in the START and REPORT lines of the log.
func requestID(ctx context.Context) string {
	if lc, ok := lambdacontext.FromContext(ctx); ok {
		return lc.AwsRequestID
	}
	return ""
}
