package page_test

import (
	"bytes"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"serverless-poc/function/page"
)

func TestAsset(t *testing.T) {
	whole, ok := page.Asset("")
	named, again := page.Asset("index.html")
	if !ok || !again || !bytes.Equal(whole.Content, named.Content) || whole.Type != "text/html; charset=utf-8" {
		t.Errorf(`Asset(""): %v, type %q; want index.html`, ok, whole.Type)
	}
	for _, name := range []string{"nothing.js", "/index.html", "../page.go", "assets/index.html", "assets", "."} {
		if f, ok := page.Asset(name); ok {
			t.Errorf("Asset(%q) gives %d bytes; want none", name, len(f.Content))
		}
	}
}

// Every file in the folder is served, under a type that a browser takes.
func TestEveryFileIsServed(t *testing.T) {
	tags := map[string]string{}
	for _, entry := range folder(t) {
		f, ok := page.Asset(entry.Name())
		if !ok {
			t.Errorf("assets/%s is not served: its ending has no content type", entry.Name())
			continue
		}
		if other, used := tags[f.ETag]; used {
			t.Errorf("%s and %s have one ETag", entry.Name(), other)
		}
		tags[f.ETag] = entry.Name()
		h := f.Headers()
		if h["etag"] != f.ETag || h["content-type"] != f.Type || h["content-security-policy"] != page.Policy ||
			h["x-content-type-options"] != "nosniff" || len(f.ETag) != 34 {
			t.Errorf("%s: headers %v", entry.Name(), h)
		}
	}
}

// What the policy would block is not there, and no address is absolute.
func TestNothingInlineNothingForeign(t *testing.T) {
	for what, pattern := range map[string]*regexp.Regexp{
		"an inline script":   regexp.MustCompile(`<script(?:\s[^>]*)?>[^<]`),
		"an inline style":    regexp.MustCompile(`<style|\sstyle=|setAttribute\("style"`),
		"an inline handler":  regexp.MustCompile(`<[^>]*\son[a-z]+="`),
		"an absolute source": regexp.MustCompile(`(?:src|href)="/`),
		"markup from text":   regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser`),
		"code from text":     regexp.MustCompile(`\beval\(|new Function\(`),
		"another origin":     regexp.MustCompile(`(?:src|href|from|import)\s*[=(]?\s*["']https?:`),
	} {
		for _, entry := range folder(t) {
			f, _ := page.Asset(entry.Name())
			if found := pattern.Find(f.Content); found != nil {
				t.Errorf("assets/%s has %s: %q", entry.Name(), what, found)
			}
		}
	}
}

// Every file that the page or a module names is there.
func TestEveryNameIsAFile(t *testing.T) {
	names := regexp.MustCompile(`(?:src|href)="page/([^"]+)"|(?:from|import) "\./([^"]+)"`)
	found := 0
	for _, entry := range folder(t) {
		f, _ := page.Asset(entry.Name())
		for _, m := range names.FindAllStringSubmatch(string(f.Content), -1) {
			found++
			if name := m[1] + m[2]; !served(name) {
				t.Errorf("assets/%s names %s, which is not there", entry.Name(), name)
			}
		}
	}
	if found < 2 {
		t.Errorf("found %d names of files, the test sees nothing", found)
	}
}

func served(name string) bool {
	_, ok := page.Asset(name)
	return ok
}

func TestSlash(t *testing.T) {
	for _, c := range []struct {
		public, location string
		ok               bool
	}{
		{"/prod", "./prod/", true},
		{"/prod/admit", "./admit/", true},
		{"/poc", "./poc/", true},
		{"/restapis/a1b2c3/prod/_user_request_", "./_user_request_/", true},
		{"/a b:c", "./a%20b:c/", true},
		{"prod", "./prod/", true},
		{"/prod/", "", false},
		{"/", "", false},
		{"", "", false},
	} {
		if location, ok := page.Slash(c.public); location != c.location || ok != c.ok {
			t.Errorf("Slash(%q) = %q, %v; want %q, %v", c.public, location, ok, c.location, c.ok)
		}
	}
}

func folder(t *testing.T) []fs.DirEntry {
	t.Helper()
	entries, err := os.ReadDir("assets")
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) < 3 {
		t.Fatalf("assets has %d files, the test sees nothing", len(entries))
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			t.Errorf("assets/%s is not embedded", e.Name())
		}
	}
	return entries
}
