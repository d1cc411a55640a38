package page

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// Level and threshold are the person's, for this page only.
func TestOptions(t *testing.T) {
	s, b := opened(t)
	seed(b)
	b.rest()
	eval[any](b, `document.querySelector("#form details").open = true`)
	wide := b.text("#answer .facts")
	b.choose("Level of intervals", "80 %")
	b.rest()
	narrow := b.text("#answer .facts")
	if !strings.Contains(wide, "95 % interval 0.588 – 0.848") || !strings.Contains(narrow, "80 % interval 0.6") {
		t.Errorf("95 %%: %q; 80 %%: %q", wide, narrow)
	}
	b.enter("True above", "0.8")
	b.rest()
	if got := b.text("#answer .big"); got != "false" {
		t.Errorf("0.738 above 0.8 is %s", got)
	}
	if posts := s.posted(); !strings.Contains(strings.Join(posts, "\n"), `"threshold":0.8`) {
		t.Error("the threshold was not the service's to apply")
	}
}

// The large call is made when something in it is new: not for Check! on the same
// form, and not for another threshold, which the answer alone is for.
func TestEffectsAreRemembered(t *testing.T) {
	s, b := opened(t)
	eval[any](b, `document.querySelector("#form details").open = true`)
	for _, c := range []struct {
		what  string
		do    func()
		calls int
	}{
		{"Check! on the same form", b.check, 1},
		{"another threshold", func() { b.enter("True above", "1"); b.rest() }, 1},
		{"another value", func() { b.enter("gpa", "4"); b.rest() }, 2},
		{"another level", func() { b.choose("Level of intervals", "80 %"); b.rest() }, 2},
	} {
		before := len(s.posted())
		c.do()
		if n := len(s.posted()) - before; n != c.calls {
			t.Errorf("%s: %d calls, want %d", c.what, n, c.calls)
		}
		if n := eval[int](b, `document.querySelectorAll("#effects .drawing svg").length`); n != 3 {
			t.Errorf("%s: %d effects, want 3", c.what, n)
		}
	}
}

// A click on a curve takes the value there over into the form.
func TestCurveIsTakenOver(t *testing.T) {
	_, b := opened(t)
	place := eval[[]float64](b, `(() => {
		const e = document.querySelector("#effects .drawing svg");
		e.scrollIntoView({ block: "center" });
		const r = e.getBoundingClientRect(), frame = () => new Promise(requestAnimationFrame);
		return frame().then(frame).then(() => [r.right - 14, r.top + r.height / 2]); // once it is drawn there
	})()`)
	b.do(chromedp.MouseClickXY(place[0], place[1]))
	b.rest()
	if got := b.exactly("#" + string(b.field("gre"))); got != "800" {
		t.Errorf("gre is %s after a click at the end of its curve, want 800", got)
	}
}

// What the gateway itself refuses is said in words a person can use.
func TestRefusals(t *testing.T) {
	for status, want := range map[int]string{
		http.StatusTooManyRequests:    "The API's plan allows no more calls just now. Wait a moment and press Check! again.",
		http.StatusBadGateway:         "Internal server error",
		http.StatusServiceUnavailable: "The service answered with status 503.",
	} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			s, b := opened(t)
			b.expect(fmt.Sprint(status))
			s.fail(status)
			b.check()
			if got := b.text("#form .trouble"); got != want {
				t.Errorf("the form says %q, want %q", got, want)
			}
			s.fail(0)
			b.check()
			if got := b.text("#form .trouble") + b.text("#answer .under"); !strings.Contains(got, "0.349") {
				t.Errorf("then it says %q", got)
			}
		})
	}
	t.Run("gone", func(t *testing.T) {
		s, b := opened(t)
		b.expect("ERR_CONNECTION_REFUSED")
		s.Close()
		b.check()
		if got := b.text("#form .trouble"); !strings.HasSuffix(got, "cannot be reached. Is it running, and this computer online?") {
			t.Errorf("the form says %q", got)
		}
	})
}
