package page

import (
	"regexp"
	"strings"
	"testing"

	"serverless-poc/fixtures"
)

// Every model that R made has a page: a form, an answer, a curve per predictor,
// and nothing on the console. A few tabs take one model after the other.
func TestEveryModel(t *testing.T) {
	withBrowser(t)
	free := make(chan *tab, 3)
	for range cap(free) {
		b := newTab(t)
		b.expect("page/icon.svg") // which a browser may still fetch when the model's server is gone
		free <- b
	}
	for i, name := range fixtures.Names() {
		if testing.Short() && i%23 != 0 {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := <-free
			defer func() { free <- b }()
			look(t, b, newSite(t, fixture(t, name), "/prod", "/score", i%2 == 0))
		})
	}
}

// look opens the page of a model in a tab that others have used.
func look(t *testing.T, b *tab, s *site) {
	t.Helper()
	owner := b.t
	b.t = t
	defer func() { b.t = owner }()
	b.visit(s.URL + "/prod/")
	predictors := eval[int](b, `document.querySelectorAll("#form .field").length`)
	figures := eval[int](b, `document.querySelectorAll("#effects .drawing svg").length`)
	answer := strings.TrimSpace(b.text("#answer-body"))
	if figures != predictors || answer == "" || regexp.MustCompile("No answer|NaN|undefined").MatchString(answer) {
		t.Errorf("%d predictors, %d effects; the answer says %q", predictors, figures, answer)
	}
	if drawn := eval[int](b, `document.querySelectorAll("#effects :is(.line, .alone, .mark, .level .fill)").length`); drawn < predictors {
		t.Errorf("%d curves and points for %d predictors", drawn, predictors)
	}
	if wrong := eval[string](b, `[...document.querySelectorAll("svg *")].flatMap((e) => [...e.attributes])
		.find((a) => /NaN|undefined|Infinity/.test(a.value))?.value ?? ""`); wrong != "" {
		t.Errorf("a figure is drawn at %q", wrong)
	}
	for _, line := range b.drain() {
		t.Errorf("the console: %s", line)
	}
}
