package page

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The page of the series' last part: GRE 800, GPA 4, rank 1, Check!
func TestPerson(t *testing.T) {
	_, b := opened(t)
	if got := b.text("#name") + " / " + b.text("#formula"); got != "admission / admit ~ gre + gpa + rank" {
		t.Errorf("the head says %q", got)
	}
	seed(b)
	b.check()
	for selector, want := range map[string]string{
		"#answer .big":   "true",
		"#answer .under": "probability of admit = 1: 0.738",
	} {
		if got := b.text(selector); !strings.Contains(got, want) {
			t.Errorf("%s says %q; want %q", selector, got, want)
		}
	}
	if got := b.exactly("#answer .under data"); !strings.HasPrefix(got, "0.7384082") || len(got) < 16 {
		t.Errorf("the number behind it is %s; R gives 0.7384082, and every digit should be there", got)
	}
	if got := b.text("#said"); !strings.HasPrefix(got, "true: probability of admit = 1 is 0.738, 95 % between 0.") {
		t.Errorf("a screen reader hears %q", got)
	}

	// While typing, without the button.
	b.choose("rank", "4")
	b.wait(`document.querySelector("#answer .big").textContent === "false"`)
	b.rest()
	if got := b.text("#answer .under"); !strings.Contains(got, "0.374") {
		t.Errorf("rank 4 says %q; R gives 0.3743144", got)
	}
}

// What is wrong is told where it is wrong, and the focus goes there.
func TestWrongValue(t *testing.T) {
	_, b := opened(t)
	for _, c := range []struct{ typed, complaint string }{
		{"lots", `"lots" is not a number; send a number such as 3.39 (trained on 2.26 to 4)`},
		{"", "missing"},
		{"1e999", `"1e999" is beyond the range of a double`},
	} {
		b.enter("gpa", c.typed)
		b.rest()
		if got := b.complaint("gpa"); !strings.Contains(got, c.complaint) {
			t.Errorf("gpa %q: the field says %q; want %q in it", c.typed, got, c.complaint)
		}
		if got := b.complaint("gre"); got != "" {
			t.Errorf("gpa %q: gre, which is right, says %q", c.typed, got)
		}
		if got := b.text("#answer-body"); !strings.Contains(got, "No answer") {
			t.Errorf("gpa %q: an answer stands there still: %q", c.typed, got)
		}
	}
	b.enter("gre", "800")
	b.check()
	if got := eval[string](b, `document.activeElement.id`); got != string(b.field("gpa")) {
		t.Errorf("after Check! the focus is on %q, not on the field that is wrong", got)
	}
	if invalid := eval[string](b, `document.activeElement.getAttribute("aria-invalid")`); invalid != "true" {
		t.Errorf("aria-invalid is %q", invalid)
	}
	b.enter("gpa", "4")
	b.rest()
	if got := b.complaint("gpa"); got != "" || b.text("#answer .big") == "(none)" {
		t.Errorf("after the right value it still says %q", got)
	}
}

// A value beyond the training rows is answered, with a word at its field.
func TestUnusualValue(t *testing.T) {
	_, b := opened(t)
	b.enter("gre", "900")
	b.rest()
	if got := b.warning("gre"); !strings.Contains(got, "beyond the training data, 220 to 800") {
		t.Errorf("the field says %q", got)
	}
	if got := b.text("#answer .warnings"); !strings.Contains(got, "gre: 900") {
		t.Errorf("the answer says %q", got)
	}
	if n := eval[int](b, `document.querySelectorAll("#effects .beyond").length`); n != 1 {
		t.Errorf("%d stretches of the curves are marked as beyond the training rows, want 1", n)
	}
}

// Everything is reached with the keyboard, in the order of the page.
func TestKeyboard(t *testing.T) {
	_, b := opened(t)
	var order []string
	for range 12 {
		b.do(chromedp.KeyEvent(kb.Tab))
		order = append(order, eval[string](b, `((e) => e.labels?.[0]?.textContent ?? e.textContent)(document.activeElement)`))
	}
	got := strings.Join(order, " > ")
	want := "Skip to the answer > Key > Dark > gre > gpa > rank > Options > Check! > Start again > Numbers of the answer"
	if !strings.HasPrefix(got, want) {
		t.Errorf("the focus goes %s; want %s", got, want)
	}
	b.do(chromedp.Focus(b.field("gre")), chromedp.KeyEvent(kb.ArrowUp))
	b.rest()
	if got := b.exactly("#" + string(b.field("gre"))); got != "585" {
		t.Errorf("gre is %s after an arrow up from 580", got)
	}
	b.enter("gre", "800")
	b.do(chromedp.KeyEvent(kb.Enter))
	b.rest()
	if got := b.text("#answer .under"); got == "(none)" {
		t.Error("Enter in a field gave no answer")
	}
}

func TestDark(t *testing.T) {
	s, b := opened(t)
	const ground = `getComputedStyle(document.body).backgroundColor`
	light := eval[string](b, ground)
	b.do(chromedp.Click(chromedp.ID("theme-button")))
	dark := eval[string](b, ground)
	b.visit(s.URL + "/prod/")
	if again := eval[string](b, ground); light == dark || again != dark {
		t.Errorf("the ground is %s, dark %s, after a reload %s", light, dark, again)
	}
	if got := b.text("#theme-button"); got != "Light" {
		t.Errorf("the button says %q", got)
	}
}
