package page

import (
	"encoding/json"
	"strings"
	"testing"

	"serverless-poc/schema"
)

// renamed is the admissions model with other names for its predictors, the last
// level of rank and its formula.
func renamed(t *testing.T, gre, gpa, rank, level string) []byte {
	t.Helper()
	text := string(fixture(t, "admission"))
	for old, name := range map[string]string{"gre": gre, "gpa": gpa, "rank": rank, "4": level, "admit ~ gre + gpa + rank": "admit ~ " + gre} {
		quoted, err := json.Marshal(name)
		must(t, err)
		text = strings.ReplaceAll(text, `"`+old+`"`, string(quoted))
	}
	c, err := schema.Decode[schema.Coefficients]([]byte(text))
	must(t, err)
	return schema.Seal([]byte(text), c.Checksum)
}

// A predictor's name and a level are any text, and stay text: in the form, in
// the figures, in what is sent and in the calls for others.
func TestNames(t *testing.T) {
	for _, c := range []struct{ name, gre, gpa, rank, level string }{
		{"markup", `<script>window.evil = 1</script>`, `"a" 'b' & c`, `<img src=x onerror="window.evil = 2">`, `</option><b onclick="x">4</b>`},
		{"javascript", "__proto__", "constructor", "toString", "hasOwnProperty"},
		{"protocol", "options", "rows", "error", ""},
		{"lines", "two\nlines", "a`b\\c", "${x}", "$(touch x) 'q'"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSite(t, renamed(t, c.gre, c.gpa, c.rank, c.level), "/prod", "/admit", true)
			b := newTab(t)
			b.visit(s.URL + "/prod/")
			b.enter(c.gre, "800")
			b.enter(c.gpa, "4")
			eval[any](b, `(() => { const s = document.getElementById(%q); s.selectedIndex = 3; s.dispatchEvent(new Event("change")); })()`, b.field(c.rank))
			b.check()
			if got := b.text("#answer .under"); !strings.Contains(got, "0.374") {
				t.Errorf("rank's last level says %q; R gives 0.3743144\n%s", got, b.text("#form"))
			}
			heads := eval[[]string](b, `[...document.querySelectorAll("#effects h3")].map((h) => h.textContent)`)
			if strings.Join(heads, "|") != c.gre+"|"+c.gpa+"|"+c.rank {
				t.Errorf("the effects are of %q", heads)
			}
			if n := eval[int](b, `document.querySelectorAll("main script, main img, main b").length + (window.evil ? 1 : 0)`); n != 0 {
				t.Errorf("%d elements were made of names", n)
			}
			var sent struct{ Rows []map[string]any }
			must(t, json.Unmarshal([]byte(s.posted()[0]), &sent))
			if len(sent.Rows) != 1 || len(sent.Rows[0]) != 3 || sent.Rows[0][c.gre] != 580.0 {
				t.Errorf("sent was %s", s.posted()[0])
			}
		})
	}
}

// A number goes out as it was typed, and its answer comes back with every digit.
func TestFullPrecision(t *testing.T) {
	s, b := opened(t)
	b.enter("gpa", "3.3333333333333335")
	b.check()
	if got := strings.Join(s.posted(), "\n"); !strings.Contains(got, `"gpa":3.3333333333333335`) {
		t.Errorf("sent was %.300s", got)
	}
	if shown, whole := b.text("#answer .under data"), b.exactly("#answer .under data"); len(shown) != 5 || len(whole) < 16 {
		t.Errorf("shown is %s, kept %s", shown, whole)
	}
	if title := eval[string](b, `document.querySelector("#answer .under data").title`); title != b.exactly("#answer .under data") {
		t.Errorf("the title is %s", title)
	}
}
