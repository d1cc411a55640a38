package function

import (
	"net/http"
	"strings"

	"serverless-poc/function/page"
)

// folder is where the files of the page are. What is below it is a file of the
// page or nothing, whatever its end: a gateway that wants a key for the model
// wants none here.
const folder = "/page/"

// isFile says that a path is below page/.
func isFile(_ *Handler, path string) bool { return fileOf(path) != "" }

// isPage says that a path is the page: it ends in a slash, or in /page where a
// gateway knows no paths that end in a slash.
func isPage(_ *Handler, path string) bool {
	return path == "" || strings.HasSuffix(path, "/") || isShort(path)
}

func isShort(path string) bool { return strings.HasSuffix(path+"/", folder) }

// fileOf is the name of a file of the page; "" for another path.
func fileOf(path string) string {
	_, name, _ := strings.Cut(path, folder)
	return name
}

// page is what a person sees. Its addresses are relative, so its own has to end
// in a slash, which a stage's address often has not; or in /page without one, as
// what is beside that is what is below the slash.
func (h *Handler) page(q *request, _ *outcome) reply {
	location, wrong := page.Slash(q.public)
	switch {
	case strings.HasSuffix(q.path, folder):
		return moved("../page")
	case wrong && !isShort(q.path):
		return moved(location)
	}
	f, _ := page.Asset("")
	return reply{content: f.Content, header: f.Headers()}
}

// moved sends the caller on to a location relative to the request's.
func moved(location string) reply {
	return reply{status: http.StatusPermanentRedirect, header: map[string]string{"location": location, "cache-control": "no-cache"}}
}

// file is a file of the page.
func (h *Handler) file(q *request, _ *outcome) reply {
	name := fileOf(q.path)
	f, there := page.Asset(name)
	if !there {
		return failed(refusal(http.StatusNotFound, "the page has no file %s", clip(name)))
	}
	return reply{content: f.Content, header: f.Headers()}
}
