package emulator

import (
	"bytes"
	"net/http"
	"strconv"
)

// held is an answer that is not sent yet.
type held struct {
	header http.Header
	status int
	body   bytes.Buffer
	code   string // AWS error code in it
}

func (h *held) Header() http.Header { return h.header }

func (h *held) WriteHeader(status int) {
	if h.status == 0 && status >= 200 {
		h.status = status
	}
}

func (h *held) Write(b []byte) (int, error) {
	h.WriteHeader(http.StatusOK)
	return h.body.Write(b)
}

// send sends the answer to the last byte.
func (h *held) send(w http.ResponseWriter, method string) {
	for name, values := range h.header {
		w.Header()[name] = values
	}
	h.WriteHeader(http.StatusOK)
	if method != http.MethodHead && h.status != http.StatusNoContent && h.status != http.StatusNotModified {
		w.Header().Set("Content-Length", strconv.Itoa(h.body.Len()))
	}
	w.WriteHeader(h.status)
	_, _ = w.Write(h.body.Bytes()) // the client has gone: nobody to tell
	_ = http.NewResponseController(w).Flush()
}
