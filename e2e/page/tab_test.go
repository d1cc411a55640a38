package page

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// A tab is one page of the browser, with a storage of its own. What its console
// says of errors and warnings fails the test in the end, but for what is expected.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	said     []string
	expected []string
}

// newTab opens a tab, or skips the test where there is no browser.
func newTab(t *testing.T) *tab {
	t.Helper()
	ctx, shut := chromedp.NewContext(withBrowser(t), chromedp.WithNewBrowserContext())
	b := &tab{t: t, ctx: ctx}
	must(t, chromedp.Do(ctx)) // a context with a deadline must not be the first
	console := chromedp.Console(ctx)
	read := make(chan struct{})
	go func() {
		defer close(read)
		for m, err := range console {
			if err != nil {
				return
			}
			b.hear(m)
		}
	}()
	t.Cleanup(func() {
		shut()
		<-read
		for _, line := range b.said {
			t.Errorf("the console: %s", line)
		}
	})
	return b
}

// expect takes what the console says with these words for right.
func (b *tab) expect(words string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.expected = append(b.expected, words)
}

func (b *tab) hear(m chromedp.ConsoleMessage) {
	if m.Type != chromedp.ConsoleError && m.Type != chromedp.ConsoleWarning && m.Type != chromedp.ConsoleException {
		return
	}
	line := m.Text + " " + m.URL
	b.mu.Lock()
	defer b.mu.Unlock()
	if !slices.ContainsFunc(b.expected, func(words string) bool { return strings.Contains(line, words) }) {
		b.said = append(b.said, line)
	}
}

// drain gives what was said so far, and forgets it.
func (b *tab) drain() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	said := b.said
	b.said = nil
	return said
}

// do does the actions one after the other.
func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	must(b.t, chromedp.Do(ctx, actions...))
}

// eval gives the value of an expression in the page.
func eval[T any](b *tab, expression string, arguments ...any) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](fmt.Sprintf(expression, arguments...), chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// visit goes to the page at address and waits for its first answer.
func (b *tab) visit(address string) {
	b.t.Helper()
	b.do(chromedp.Navigate(address))
	b.rest()
}

// atRest is true once the page has nothing more to ask.
const atRest = `document.querySelector("#said")?.textContent && document.body.dataset.asking === "0"`

// rest waits until the page has its answers and has drawn them.
func (b *tab) rest() {
	b.t.Helper()
	b.wait(atRest)
}

// wait waits until the expression is true in the page. It asks from outside, as
// the page's policy lets nobody make a function of a text.
func (b *tab) wait(expression string) {
	b.t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(15 * time.Millisecond) {
		if eval[bool](b, "Boolean(document.body && (%s))", expression) {
			return
		}
	}
	b.t.Fatalf("waited in vain for %s\nthe page says:\n%s\nits console: %q", expression, b.text("body"), b.drain())
}

// text is what a person reads in the element.
func (b *tab) text(selector string) string {
	b.t.Helper()
	return eval[string](b, "document.querySelector(%q)?.innerText ?? '(none)'", selector)
}
