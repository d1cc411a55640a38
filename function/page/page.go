// Package page is what a person sees of the service: one page, served by the
// function itself, that asks the model about itself, makes a form of what it
// says and shows each answer.
//
// Call [Asset] for a file of the page and send its content with its
// [File.Headers]; "" is the page itself. Call [Slash] first where the request's
// public path is known: the page's addresses are relative, so that it works
// below any stage and base path, and for that its own must end in a slash. What
// the package promises to keep: no file of another origin, no inline script or
// style, nothing that has to be built.
//
// Depends on the standard library only.
package page

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"path"
	"sync"
)

//go:embed assets
var embedded embed.FS

// index is the page itself.
const index = "index.html"

// A File is one file of the page.
type File struct {
	Content []byte
	Type    string // the value of content-type
	ETag    string // quoted, of the content
}

// types are the content types of what the page is made of. Another ending is no
// file of the page.
var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".svg":  "image/svg+xml",
}

// Asset gives the file of that name, as it stands behind "page/" in an address;
// "" is the page itself.
func Asset(name string) (File, bool) {
	if name == "" {
		name = index
	}
	f, ok := files()[name]
	return f, ok
}

// files reads what is embedded once, and makes the two files that the page asks
// for: all modules as page.js, all style sheets as page.css.
var files = sync.OnceValue(func() map[string]File {
	all := map[string]File{}
	add := func(name string, content []byte) {
		if kind, known := types[path.Ext(name)]; known {
			sum := sha256.Sum256(content)
			all[name] = File{content, kind, `"` + hex.EncodeToString(sum[:16]) + `"`}
		}
	}
	var styles []byte
	names, _ := fs.Glob(embedded, "assets/*") // the pattern is well formed
	for _, name := range names {
		content, _ := embedded.ReadFile(name) // it is one of those that are there
		add(path.Base(name), content)
		if path.Ext(name) == ".css" {
			styles = append(styles, content...)
		}
	}
	add("page.css", styles)
	if script, err := join("main", module); err == nil { // a test sees to it
		add("page.js", []byte(script))
	}
	return all
})

// module is the text of a module.
func module(name string) (string, bool) {
	content, err := embedded.ReadFile("assets/" + name + ".js")
	return string(content), err == nil
}
