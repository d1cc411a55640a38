package function

import (
	"net/http"
	"strings"

	"serverless-poc/function/page"
)

// isPage says that a path is the page, which ends in a slash, or one of its
// files, which are below page/.
func isPage(_ *Handler, path string) bool {
	return path == "" || strings.HasSuffix(path, "/") || assetOf(path) != ""
}

// assetOf is the name of a file of the page; "" for another path.
func assetOf(path string) string {
	folder, name, _ := cutLast(path)
	if strings.HasSuffix(folder, "/page") {
		return name
	}
	return ""
}

// cutLast cuts a path at its last slash.
func cutLast(path string) (folder, name string, found bool) {
	at := strings.LastIndexByte(path, '/')
	if at < 0 {
		return "", path, false
	}
	return path[:at], path[at+1:], true
}

// page is what a person sees. Its addresses are relative, so its own has to end
// in a slash; a stage's address often comes without.
func (h *Handler) page(q *request, _ *outcome) reply {
	name := assetOf(q.path)
	if location, wrong := page.Slash(q.public); wrong && name == "" {
		return reply{status: http.StatusPermanentRedirect, header: map[string]string{"location": location, "cache-control": "no-cache"}}
	}
	f, there := page.Asset(name)
	if !there {
		return failed(refusal(http.StatusNotFound, "the page has no file %s", clip(name)))
	}
	return reply{content: f.Content, header: f.Headers()}
}
