package function

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// mostBody is how large a body may get that came packed: what Lambda would have
// let through unpacked, and half as much again.
const mostBody = 9 << 20

// unzip unpacks a body whose content-encoding says that it is packed. A gateway
// that has unpacked it may have left the header as it was.
func unzip(encoding string, body []byte) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "", "identity":
		return body, nil
	case "gzip", "x-gzip":
	default:
		return nil, refusal(http.StatusUnsupportedMediaType, "the content-encoding %s is not read here; send gzip or none", clip(encoding))
	}
	if !bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		return body, nil
	}
	r, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("the body is marked gzip but cannot be unpacked: %v", err)
	}
	plain, err := io.ReadAll(io.LimitReader(r, mostBody+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("the body is marked gzip but cannot be unpacked: %v", err)
	case len(plain) > mostBody:
		return nil, refusal(http.StatusRequestEntityTooLarge, "the body is more than %d bytes unpacked; send fewer rows", mostBody)
	}
	return plain, nil
}

// worthPacking is the size from which packing makes an answer smaller, for all
// that base64 adds to it.
const worthPacking = 1 << 10

// packers are of *gzip.Writer: a new one takes most of a megabyte.
var packers = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// zipped packs the body where the caller takes it packed and it pays.
func zipped(a proxyAnswer, accepted string) proxyAnswer {
	if len(a.Body) < worthPacking {
		return a
	}
	a.Headers["vary"] = "accept-encoding"
	if !accepts(accepted) {
		return a
	}
	var b bytes.Buffer
	w := packers.Get().(*gzip.Writer)
	defer packers.Put(w)
	w.Reset(&b)
	_, err := io.WriteString(w, a.Body)
	if err = errors.Join(err, w.Close()); err != nil { // a Buffer takes everything
		return a
	}
	a.Headers["content-encoding"] = "gzip"
	if tag := a.Headers["etag"]; strings.HasPrefix(tag, `"`) {
		a.Headers["etag"] = "W/" + tag // the same content in other bytes
	}
	a.Body, a.Base64 = base64.StdEncoding.EncodeToString(b.Bytes()), true
	return a
}

// accepts says that an accept-encoding takes gzip.
func accepts(encodings string) bool {
	for one := range strings.SplitSeq(encodings, ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(one), ";")
		if name = strings.TrimSpace(name); strings.EqualFold(name, "gzip") || name == "*" {
			q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(quality), "q="), 64)
			return err != nil || q > 0
		}
	}
	return false
}
