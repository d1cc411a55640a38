package page

import (
	"net/url"
	"strings"
)

// Slash gives the location to which a request for the page has to be sent on,
// where its public path (with stage and base path, as the caller wrote it) does
// not end in a slash: "/prod" to "prod/". It is relative, so that no host has to
// be known. Send it with status 308; ok is false where the path is right.
func Slash(public string) (location string, ok bool) {
	if public == "" || strings.HasSuffix(public, "/") {
		return "", false
	}
	last := public[strings.LastIndexByte(public, '/')+1:]
	return "./" + url.PathEscape(last) + "/", true
}
