package page

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"serverless-poc/fixtures"
)

// Every model that R made has a page: a form, an answer, a curve per predictor,
// and nothing on the console. A few tabs take one model after the other. Every
// day a sample is looked at, with one of each class; PAGES=all looks at all.
func TestEveryModel(t *testing.T) {
	withBrowser(t)
	free := make(chan *tab, 3)
	for range cap(free) {
		b := newTab(t)
		b.expect("page/icon.svg") // which a browser may still fetch when the model's server is gone
		free <- b
	}
	names := sample(t)
	t.Logf("%d of %d models; PAGES=all go test ./e2e/page -run EveryModel looks at all", len(names), len(fixtures.Names()))
	for i, name := range names {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := <-free
			defer func() { free <- b }()
			look(t, b, newSite(t, fixture(t, name), "/prod", "/score", i%2 == 0))
		})
	}
}

// sample is the fixtures that are looked at: the first of each class, and every
// twentieth, unless all are asked for.
func sample(t *testing.T) []string {
	if os.Getenv("PAGES") == "all" {
		return fixtures.Names()
	}
	var names []string
	seen := map[string]bool{}
	for i, f := range fixtures.All() {
		c, err := f.Decode()
		if err != nil {
			t.Fatal(err)
		}
		if class := c.Class[0]; !seen[class] || i%20 == 0 {
			names, seen[class] = append(names, f.Name), true
		}
	}
	return names
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
