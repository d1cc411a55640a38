package function

import "net/http"

// exposed are the headers of an answer that a page on another origin may read.
const exposed = "etag, x-model, x-model-version, x-model-digest"

// preflight is the answer to OPTIONS: which calls a page on another origin may
// make. Browsers ask without a key.
func preflight(r route) reply {
	return reply{status: http.StatusNoContent, header: map[string]string{
		"allow":                        allow(r),
		"access-control-allow-methods": allow(r),
		"access-control-allow-headers": "content-type, content-encoding, x-api-key, if-none-match",
		"access-control-max-age":       "600",
	}}
}
