package apigateway

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// unpack undoes the coding of a request's body; the header stays as it is, which
// tells the function of a coding that is gone. Source: API Gateway developer
// guide, "Call an API method with a compressed payload"; what the function sees
// in dougmoscrop/serverless-http issue 194.
func (q *request) unpack() *refusal {
	no := &refusal{kind: "UNSUPPORTED_MEDIA_TYPE", message: "Unsupported Media Type"}
	var from io.Reader
	switch strings.ToLower(q.HTTP.Header.Get("Content-Encoding")) {
	case "", "identity":
		return nil
	case "gzip":
		z, err := gzip.NewReader(bytes.NewReader(q.Body))
		if err != nil {
			return no
		}
		from = z
	case "deflate":
		from = flate.NewReader(bytes.NewReader(q.Body))
	default:
		return no
	}
	body, err := io.ReadAll(io.LimitReader(from, maxPayload+1))
	if err != nil {
		return no
	}
	if q.Body = body; len(body) > maxPayload {
		return &refusal{kind: "REQUEST_TOO_LARGE", message: "Request Too Long"}
	}
	return nil
}

// pack codes an answer's body where the API says from which size on, the caller
// names a coding that there is, and the function has not done it. Source: API
// Gateway developer guide, "Receive an API response with a compressed payload".
func (q *request) pack(h http.Header, body []byte) []byte {
	coding := coding(q.HTTP.Header.Get("Accept-Encoding"))
	if q.Compression == nil || len(body) < *q.Compression || coding == "" || h.Get("Content-Encoding") != "" {
		return body
	}
	var b bytes.Buffer
	var w io.WriteCloser = gzip.NewWriter(&b)
	if coding == "deflate" {
		w, _ = flate.NewWriter(&b, flate.DefaultCompression) // the level is one
	}
	_, _ = w.Write(body) // to memory
	_ = w.Close()
	h.Set("Content-Encoding", coding)
	return b.Bytes()
}

// coding is the caller's first choice if API Gateway has it, else "": a choice
// that it does not have is no compression, whatever follows.
func coding(accept string) string {
	best, first := 0.0, ""
	for one := range strings.SplitSeq(accept, ",") {
		name, weight, _ := strings.Cut(one, ";")
		q := 1.0
		if text, ok := strings.CutPrefix(strings.TrimSpace(weight), "q="); ok {
			q, _ = strconv.ParseFloat(text, 64) // what is no number is 0: not wanted
		}
		if q > best {
			best, first = q, strings.ToLower(strings.TrimSpace(name))
		}
	}
	if first == "gzip" || first == "deflate" {
		return first
	}
	return ""
}
