package page

// Policy is the Content-Security-Policy of the page: what is not its own origin
// is neither loaded nor asked, and nobody may frame it.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Headers are those of an answer that carries f, or of a 304 in its place. The
// names of files say nothing of their content, so a browser asks each time
// whether it still has the newest.
func (f File) Headers() map[string]string {
	return map[string]string{
		"content-type":                 f.Type,
		"etag":                         f.ETag,
		"cache-control":                "no-cache",
		"content-security-policy":      Policy,
		"cross-origin-opener-policy":   "same-origin",
		"cross-origin-resource-policy": "same-origin",
		"referrer-policy":              "no-referrer",
		"x-content-type-options":       "nosniff",
	}
}
