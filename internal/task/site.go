package task

import (
	"serverless-poc/deploy"
	"serverless-poc/function/page"
)

// SitePage is the page as the site's bucket has it: the same files that the
// function serves, under the same addresses.
func SitePage() map[string]deploy.PageFile {
	all := map[string]deploy.PageFile{}
	for _, name := range page.Files() {
		f, _ := page.Asset(name)
		key := "page/" + name
		if name == "index.html" {
			key = name
		}
		all[key] = deploy.PageFile{Type: f.Type, Content: f.Content}
	}
	return all
}
