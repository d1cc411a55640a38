package page

import (
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// field is the id of the control with that label.
func (b *tab) field(label string) chromedp.ID {
	b.t.Helper()
	id := eval[string](b, `[...document.querySelectorAll("#form label")].find((l) => l.textContent === %q)?.htmlFor ?? ""`, label)
	if id == "" {
		b.t.Fatalf("no field has the label %q", label)
	}
	return chromedp.ID(id)
}

// enter writes text over what a field holds, key by key.
func (b *tab) enter(label, text string) {
	b.t.Helper()
	id := b.field(label)
	b.do(chromedp.Focus(id))
	eval[any](b, `document.getElementById(%q).select()`, id)
	if text == "" {
		text = kb.Backspace
	}
	b.do(chromedp.KeyEvent(text))
}

// choose takes a level with the keyboard, as a select gets it.
func (b *tab) choose(label, level string) {
	b.t.Helper()
	b.do(chromedp.Focus(b.field(label)), chromedp.KeyEvent(level))
	if got := eval[string](b, `(() => { const s = document.getElementById(%q); return s.options[s.selectedIndex].text; })()`, b.field(label)); got != level {
		b.t.Fatalf("%s is %q after choosing %q", label, got, level)
	}
}

// complaint is what stands at a field in red.
func (b *tab) complaint(label string) string {
	b.t.Helper()
	return b.beside(label, "wrong")
}

// warning is what stands at it in amber.
func (b *tab) warning(label string) string {
	b.t.Helper()
	return b.beside(label, "odd")
}

func (b *tab) beside(label, class string) string {
	return eval[string](b, `(() => {
		const p = document.getElementById(%q).closest(".field").querySelector(%q);
		return p.hidden ? "" : p.textContent;
	})()`, b.field(label), "."+class)
}

// seed enters the row of the series.
func seed(b *tab) {
	b.t.Helper()
	b.enter("gre", "800")
	b.enter("gpa", "4")
	b.choose("rank", "1")
}

// checkSeed checks the row of the series, which is answered as R does.
func checkSeed(b *tab) {
	b.t.Helper()
	seed(b)
	b.check()
	if got := b.text("#answer .big") + " " + b.text("#answer .under"); !strings.Contains(got, "true") || !strings.Contains(got, "0.738") {
		b.t.Errorf("it says %q", got)
	}
}

// check presses the button and waits for what comes of it.
func (b *tab) check() {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS("#form button[type=submit]")))
	b.rest()
}

// exactly is the full value of the number that is shown in a place.
func (b *tab) exactly(selector string) string {
	b.t.Helper()
	return eval[string](b, "document.querySelector(%q)?.value ?? '(none)'", selector)
}
