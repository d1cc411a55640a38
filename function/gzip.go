package function

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
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
