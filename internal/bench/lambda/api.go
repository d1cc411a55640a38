package lambda

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"
)

// An answer is what the program posted, and when the last byte of it was here.
type answer struct {
	path string
	body []byte
	at   time.Time
}

// api is the Runtime API, version 2018-06-01
// (docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).
type api struct {
	events  chan []byte
	answers chan answer
	calls   int // events handed out; the program asks for one at a time
}

const runtimePath = "/2018-06-01/runtime/"

// ServeHTTP implements [http.Handler].
func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet && r.URL.Path == runtimePath+"invocation/next" {
		a.next(w, r)
		return
	}
	body, err := io.ReadAll(r.Body)
	at := time.Now()
	if err != nil {
		return // the program is gone, which its end tells
	}
	w.WriteHeader(http.StatusAccepted)
	select {
	case a.answers <- answer{r.URL.Path, body, at}:
	case <-r.Context().Done():
	}
}

func (a *api) next(w http.ResponseWriter, r *http.Request) {
	select {
	case event := <-a.events:
		a.calls++
		w.Header().Set("Lambda-Runtime-Aws-Request-Id", requestID(a.calls))
		w.Header().Set("Lambda-Runtime-Deadline-Ms", fmt.Sprint(time.Now().Add(time.Minute).UnixMilli()))
		w.Write(event)
	case <-r.Context().Done():
	}
}

func requestID(call int) string { return fmt.Sprintf("request-%d", call) }

// read waits for the answer to a call; ended is closed when the program ends.
func (a *api) read(ctx context.Context, call int, ended <-chan struct{}) (answer, error) {
	select {
	case got := <-a.answers:
		if got.path != runtimePath+"invocation/"+requestID(call)+"/response" {
			return answer{}, fmt.Errorf("answered at %s: %s", got.path, got.body)
		}
		return got, nil
	case <-ended:
		return answer{}, fmt.Errorf("ended without an answer")
	case <-ctx.Done():
		return answer{}, fmt.Errorf("no answer: %w", context.Cause(ctx))
	}
}
