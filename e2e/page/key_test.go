package page

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// locked opens the page of the admissions where the API wants a key, as far as
// the question for it.
func locked(t *testing.T) (*site, *tab) {
	t.Helper()
	s := admissions(t)
	s.key = "correct horse"
	b := newTab(t)
	b.expect("403 (Forbidden)")
	b.do(chromedp.Navigate(s.URL + "/prod/"))
	b.wait(`document.querySelector("#key-dialog").open`)
	return s, b
}

// Where the API wants a key, the page asks for it once and says when it is wrong.
func TestKeyIsAskedFor(t *testing.T) {
	s, b := locked(t)
	if got := b.text("#key-why"); got != "This API answers callers with a key." {
		t.Errorf("the page says %q", got)
	}
	if got := eval[string](b, `document.activeElement.id`); got != "key-field" {
		t.Errorf("the focus is on %q", got)
	}
	b.do(chromedp.KeyEvent("wrong" + kb.Enter))
	b.wait(`document.querySelector("#key-why").textContent === "The API did not accept this key."`)
	b.do(chromedp.KeyEvent("correct horse" + kb.Enter))
	b.rest()
	if got := b.text("#answer .under"); !strings.Contains(got, "0.349") {
		t.Errorf("with the key the page says %q", got)
	}
	if snippet := b.text("#howto pre"); !strings.Contains(snippet, `-H "x-api-key: $API_KEY"`) || strings.Contains(snippet, "horse") {
		t.Errorf("the call is shown as %s", snippet)
	}
	b.visit(s.URL + "/prod/") // the tab remembers
	if eval[bool](b, `document.querySelector("#key-dialog").open`) {
		t.Error("it asks for the key again")
	}
}

// A person without a key is told what is missing.
func TestKeyIsRefused(t *testing.T) {
	_, b := locked(t)
	b.do(chromedp.Click(chromedp.ID("key-cancel")))
	b.wait(`document.querySelector("#status .trouble")`)
	if got := b.text("#status"); !strings.Contains(got, "The API asks for a key. Choose Key above to give it one.") {
		t.Errorf("the page says %q", got)
	}
}

// The key in the fragment never reaches a server, nor stays in the address.
func TestKeyInTheFragment(t *testing.T) {
	s := admissions(t)
	s.key = "correct/horse+battery="
	b := newTab(t)
	b.visit(s.URL + "/prod/#key=correct%2Fhorse%2Bbattery%3D")
	if got := eval[string](b, `location.href`); got != s.URL+"/prod/" {
		t.Errorf("the address is %s", got)
	}
	if slices.ContainsFunc(s.called(), func(call string) bool { return strings.Contains(call, "horse") }) {
		t.Errorf("the key was sent in an address: %q", s.called())
	}
}
