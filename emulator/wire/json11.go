package wire

import (
	"net/http"
	"strings"
)

// IdentifyJSON11 names the operation of a JSON 1.1 call; its service and the
// operation are in X-Amz-Target with a dot between.
func IdentifyJSON11(r *Request) {
	target := r.HTTP.Header.Get("X-Amz-Target")
	r.Operation = target[strings.LastIndexByte(target, '.')+1:]
}

// AnswerJSON11 writes what a JSON 1.1 operation gave; nil is an empty object.
func AnswerJSON11(w http.ResponseWriter, r *Request, result any, err error) {
	if err != nil {
		WriteJSONError(w, r, JSON11, err)
		return
	}
	if result == nil {
		result = struct{}{}
	}
	WriteJSON(w, r, JSON11, http.StatusOK, result)
}
