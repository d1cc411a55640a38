package wire

import (
	"encoding/json"
	"net/http"
	"strings"
)

// WriteJSON answers with v as JSON; v nil answers with no body.
func WriteJSON(w http.ResponseWriter, r *Request, contentType string, status int, v any) {
	w.Header().Set("X-Amzn-Requestid", r.ID)
	if v == nil {
		w.WriteHeader(status)
		return
	}
	b, err := json.Marshal(v)
	if err != nil {
		WriteJSONError(w, r, contentType, err)
		return
	}
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	_, _ = w.Write(b) // the client has gone: nobody to tell
}

// WriteJSONError answers with err in the form of JSON 1.1 and REST JSON: the
// code in X-Amzn-Errortype and __type, the sentence in message.
func WriteJSONError(w http.ResponseWriter, r *Request, contentType string, err error) {
	e := AsError(err)
	r.Code = e.Code
	kind := "User"
	if e.Status >= 500 {
		kind = "Server"
	}
	body := map[string]string{"__type": e.Code, "message": e.Message}
	if contentType == RESTJSON { // Lambda's errors: Type and Message
		body = map[string]string{"Type": kind, "message": e.Message, "Message": e.Message}
	}
	w.Header().Set("X-Amzn-Errortype", e.Code)
	b, _ := json.Marshal(body) // a map of strings always encodes
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("X-Amzn-Requestid", r.ID)
	w.WriteHeader(e.Status)
	_, _ = w.Write(b)
}

// Content types of the three JSON protocols.
const (
	RESTJSON = "application/json"
	JSON10   = "application/x-amz-json-1.0"
	JSON11   = "application/x-amz-json-1.1"
)

// DecodeJSON reads the request's body into v; an empty body leaves v as it is.
func DecodeJSON(r *Request, v any) error {
	if len(strings.TrimSpace(string(r.Body))) == 0 {
		return nil
	}
	if err := json.Unmarshal(r.Body, v); err != nil {
		return Errorf(400, "SerializationException", "could not parse the request body: %v", err)
	}
	return nil
}
