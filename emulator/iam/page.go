package iam

import (
	"encoding/base64"
	"net/url"
	"strconv"

	"serverless-poc/emulator/wire"
)

const pageSize = 100 // IAM's default of MaxItems

// page is the end of a list's answer.
type page struct {
	IsTruncated bool
	Marker      string `xml:",omitempty"`
}

// paged cuts from a list what Marker and MaxItems ask for.
func paged[T any](f url.Values, list []T) ([]T, page, error) {
	size, at := pageSize, 0
	if v := f.Get("MaxItems"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 1 || n > 1000 {
			return nil, page{}, wire.Errorf(400, "ValidationError", "1 validation error detected: Value '%s' at 'maxItems' failed to satisfy constraint: it must be from 1 to 1000", v)
		}
		size = n
	}
	if v := f.Get("Marker"); v != "" {
		text, err := base64.StdEncoding.DecodeString(v)
		if err == nil {
			at, err = strconv.Atoi(string(text))
		}
		if err != nil || at < 0 {
			return nil, page{}, wire.Errorf(400, "ValidationError", "Invalid Marker: %s", v)
		}
	}
	at = min(at, len(list))
	end := min(at+size, len(list))
	if end == len(list) {
		return list[at:], page{}, nil
	}
	return list[at:end], page{true, base64.StdEncoding.EncodeToString([]byte(strconv.Itoa(end)))}, nil
}
