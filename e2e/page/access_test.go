package page

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
)

// What a screen reader is given: every control has a name, every figure a
// sentence, headings go down one step at a time.
func TestAccessibilityTree(t *testing.T) {
	for _, name := range []string{"admission", "contrast-mixed", "formula-date", "multinom", "survreg-weibull"} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t, fixture(t, name), "/prod", "/score", true)
			b := newTab(t)
			b.visit(s.URL + "/prod/")
			eval[any](b, `document.querySelectorAll("details").forEach((d) => { d.open = true; })`)
			tree, err := chromedp.Call(b.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
			must(t, err)
			roles := map[string]int{}
			for _, node := range tree.Nodes {
				role, label := textOf(node.Role), textOf(node.Name)
				if node.Ignored {
					continue
				}
				roles[role]++
				if slices.Contains(named, role) && strings.TrimSpace(label) == "" {
					t.Errorf("a %s has no name", role)
				}
			}
			for _, role := range []string{"heading", "banner", "main", "button", "image", "table", "status", "tablist", "region"} {
				if roles[role] == 0 {
					t.Errorf("the tree has no %s: %v", role, roles)
				}
			}
			checkHeadings(t, b)
			checkTargets(t, b)
		})
	}
}

// named are the roles that mean nothing without a name.
var named = []string{
	"button", "textbox", "combobox", "switch", "checkbox", "slider", "link", "image", "tab", "tabpanel", "region", "Date", "spinbutton", "dialog", "heading",
}

// textOf is the text of a value of the tree; they are JSON.
func textOf(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	return strings.Trim(string(v.Value), `"`)
}

func checkHeadings(t *testing.T, b *tab) {
	t.Helper()
	last := 0
	for _, level := range eval[[]int](b, `[...document.querySelectorAll("main h1, header h1, main h2, main h3")]
		.filter((h) => h.offsetParent).map((h) => Number(h.tagName[1]))`) {
		if level > last+1 {
			t.Errorf("a heading of level %d stands below one of level %d", level, last)
		}
		last = level
	}
}

// checkTargets looks at what a finger has to meet, and at ids.
func checkTargets(t *testing.T, b *tab) {
	t.Helper()
	small := eval[[]string](b, `[...document.querySelectorAll("button, select, input, summary")].filter((e) => e.offsetParent)
		.filter((e) => { const r = e.getBoundingClientRect(); return r.height < 20 || r.width < 24; }).map((e) => e.outerHTML)`)
	for _, element := range small {
		t.Errorf("too small to be met: %s", element)
	}
	twice := eval[[]string](b, `[...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i)`)
	if len(twice) > 0 {
		t.Errorf("ids are there twice: %q", twice)
	}
	lost := eval[[]string](b, `[...document.querySelectorAll("[aria-describedby], [aria-labelledby], [aria-controls], label[for]")]
		.flatMap((e) => ["aria-describedby", "aria-labelledby", "aria-controls", "for"].flatMap((a) => (e.getAttribute(a) ?? "").split(" ")))
		.filter((id) => id && !document.getElementById(id))`)
	if len(lost) > 0 {
		t.Errorf("these ids are named and not there: %q", lost)
	}
}

// Every text can be read: 4.5 to 1 against its ground, in light and in dark.
func TestContrast(t *testing.T) {
	_, b := opened(t)
	b.enter("gre", "900") // a warning
	b.enter("gpa", "x")   // and an error
	b.rest()
	for _, theme := range []string{"light", "dark"} {
		eval[any](b, `document.documentElement.dataset.theme = %q`, theme)
		for _, low := range eval[[]string](b, "%s", contrast) {
			t.Errorf("%s: %s", theme, low)
		}
	}
}

// contrast lists the texts whose contrast is below 4.5, by WCAG's formula.
const contrast = `(() => {
	document.getAnimations().forEach((a) => a.finish());
	const parts = (c) => c.match(/[\d.]+/g).map(Number);
	const light = (c) => {
		const [r, g, b] = parts(c).map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const ground = (e) => {
		for (; e; e = e.parentElement) {
			const c = getComputedStyle(e).backgroundColor, p = parts(c);
			if (p.length === 3 || p[3] > 0.99) return c;
		}
		return "rgb(255, 255, 255)";
	};
	const low = [];
	for (const e of document.querySelectorAll("body *")) {
		if (!e.getClientRects().length || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
		const style = getComputedStyle(e), paint = e instanceof SVGElement ? style.fill : style.color;
		const a = light(paint), b = light(ground(e)), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		const what = [e.tagName, JSON.stringify(e.textContent.slice(0, 30)), paint, "on", ground(e)].join(" ");
		if (ratio < 4.5) low.push(what + ": " + ratio.toFixed(2));
	}
	return low;
})()`
