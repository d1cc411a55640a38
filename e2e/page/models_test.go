package page

import (
	"strings"
	"testing"

	"serverless-poc/fixtures"
)

// Every model that R made has a page: a form, an answer, a curve per predictor,
// and nothing on the console.
func TestEveryModel(t *testing.T) {
	b := newTab(t)
	for i, name := range fixtures.Names() {
		if testing.Short() && i%23 != 0 {
			continue
		}
		t.Run(name, func(t *testing.T) {
			s := newSite(t, fixture(t, name), "/prod", "/score", i%2 == 0)
			here := &tab{t: t, ctx: b.ctx}
			here.visit(s.URL + "/prod/")
			predictors := eval[int](here, `document.querySelectorAll("#form .field").length - document.querySelectorAll("#form .options .field").length`)
			figures := eval[int](here, `document.querySelectorAll("#effects .drawing svg").length`)
			answer := strings.TrimSpace(here.text("#answer-body"))
			if figures != predictors || answer == "" || strings.Contains(answer, "No answer") || strings.Contains(answer, "NaN") || strings.Contains(answer, "undefined") {
				t.Errorf("%d predictors, %d effects; the answer says %q", predictors, figures, answer)
			}
			if drawn := eval[int](here, `document.querySelectorAll("#effects .line, #effects .alone, #effects .mark, #effects .level .fill").length`); drawn < predictors {
				t.Errorf("%d curves and points for %d predictors", drawn, predictors)
			}
			if wrong := eval[string](here, `[...document.querySelectorAll("svg *")].flatMap((e) => [...e.attributes]).find((a) => /NaN|undefined|Infinity/.test(a.value))?.value ?? ""`); wrong != "" {
				t.Errorf("a figure is drawn at %q", wrong)
			}
			for _, line := range b.drain() {
				t.Errorf("the console: %s", line)
			}
		})
	}
}
