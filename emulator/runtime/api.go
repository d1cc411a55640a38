package runtime

import (
	"encoding/json"
	"io"
	"net/http"
	"strconv"
)

const (
	maxResponse = 6 << 20 // bytes; Lambda's quota of a synchronous response
	apiPrefix   = "/2018-06-01/runtime"
)

// routes are the four endpoints of the Runtime API.
func (c *container) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+apiPrefix+"/invocation/next", c.serveNext)
	mux.HandleFunc("POST "+apiPrefix+"/invocation/{id}/response", c.serveResponse)
	mux.HandleFunc("POST "+apiPrefix+"/invocation/{id}/error", c.serveError)
	mux.HandleFunc("POST "+apiPrefix+"/init/error", c.serveInitError)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		refuse(w, http.StatusNotFound, "InvalidPath", "emulator: the Runtime API has no "+r.Method+" "+r.URL.Path)
	})
	return mux
}

// serveNext blocks until there is an invocation: the first call ends init.
func (c *container) serveNext(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	select {
	case <-c.ready:
	default:
		close(c.ready)
	}
	c.mu.Unlock()
	var next *call
	select {
	case next = <-c.next:
	case <-r.Context().Done():
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Lambda-Runtime-Aws-Request-Id", next.event.RequestID)
	h.Set("Lambda-Runtime-Deadline-Ms", strconv.FormatInt(next.deadline.UnixMilli(), 10))
	h.Set("Lambda-Runtime-Invoked-Function-Arn", next.event.ARN)
	h.Set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0")
	if next.event.Context != "" {
		h.Set("Lambda-Runtime-Client-Context", next.event.Context)
	}
	_, _ = w.Write(next.event.Payload) // a program that went away is seen by its exit
}

func (c *container) serveResponse(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxResponse+1))
	if err != nil {
		refuse(w, http.StatusBadRequest, "InvalidResponse", err.Error())
		return
	}
	if len(body) > maxResponse {
		f := failure{"Function.ResponseSizeTooLarge", "Response payload size exceeded maximum allowed payload size (6291556 bytes)."}
		c.finish(w, r, reply{payload: encode(f), failed: true}, http.StatusRequestEntityTooLarge)
		return
	}
	c.finish(w, r, reply{payload: body}, http.StatusAccepted)
}

func (c *container) serveError(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(io.LimitReader(r.Body, maxResponse)) // what was read is what the caller gets
	c.finish(w, r, reply{payload: body, failed: true}, http.StatusAccepted)
}

// finish gives the program's reply to the invocation it names.
func (c *container) finish(w http.ResponseWriter, r *http.Request, answer reply, status int) {
	c.mu.Lock()
	current := c.current
	if current == nil || current.event.RequestID != r.PathValue("id") {
		c.mu.Unlock()
		refuse(w, http.StatusBadRequest, "InvalidRequestID", "Invalid request ID")
		return
	}
	c.current = nil
	c.mu.Unlock()
	answer.given = true
	current.done <- answer
	acknowledge(w, status)
}

func (c *container) serveInitError(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(io.LimitReader(r.Body, maxResponse))
	f := failure{Type: r.Header.Get("Lambda-Runtime-Function-Error-Type")}
	if json.Unmarshal(body, &f) != nil || f.Message == "" {
		f.Message = string(body)
	}
	if f.Type == "" {
		f.Type = "Runtime.Unknown"
	}
	select {
	case c.broken <- f:
	default: // it said so before
	}
	acknowledge(w, http.StatusAccepted)
}

func acknowledge(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, `{"status":"OK"}`+"\n")
}

func refuse(w http.ResponseWriter, status int, kind, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(encode(failure{kind, message}))
}

// encode never fails: a failure is two strings.
func encode(f failure) []byte {
	b, _ := json.Marshal(f)
	return b
}
