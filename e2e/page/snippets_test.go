package page

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The calls that the page shows do what they say, whatever the predictors are
// called: each is run as it stands, and gives the page's own answer.
func TestSnippets(t *testing.T) {
	names := []struct{ gre, gpa, rank string }{
		{"gre", "gpa", "rank"},
		{`it's "gre"`, "a`b\\c\n$(exit 3)", "${HOME} é \U0001F600"},
		{"if", "_x", "TRUE"},
	}
	for _, n := range names {
		s := newSite(t, renamed(t, n.gre, n.gpa, n.rank, "4"), "/prod", "/admit", true)
		s.key = "a key's value"
		b := newTab(t)
		b.visit(s.URL + "/prod/#key=a+key%27s+value")
		b.enter(n.gre, "800")
		b.enter(n.gpa, "4.0000000000000001e0")
		b.choose(n.rank, "1")
		b.check()
		for _, language := range []struct {
			tab      string
			programs []string // the first runs the call, the others are called
		}{
			{"curl", []string{"bash", "curl"}},
			{"Python", []string{"python3"}},
		} {
			t.Run(language.tab+" "+n.gre, func(t *testing.T) {
				snippet := b.snippet(language.tab)
				for _, program := range language.programs {
					if _, err := exec.LookPath(program); err != nil {
						t.Skipf("no %s; install it with: apt-get install -y %s", program, program)
					}
				}
				if language.tab == "Python" {
					snippet = strings.Replace(snippet, "print(json.load(answer))", "print(json.dumps(json.load(answer)))", 1)
				}
				run := exec.Command(language.programs[0], "-c", snippet)
				run.Env = append(os.Environ(), "API_KEY="+s.key, "NO_PROXY=127.0.0.1")
				out, err := run.Output()
				if err != nil {
					t.Fatalf("%v\n%s", err, snippet)
				}
				var answer struct{ Response float64 }
				must(t, json.Unmarshal(out, &answer))
				if answer.Response < 0.73840824 || answer.Response > 0.73840825 {
					t.Errorf("it gives %s\n%s", out, snippet)
				}
			})
		}
		t.Run("R "+n.gre, func(t *testing.T) {
			snippet := b.snippet("R")
			if _, err := exec.LookPath("Rscript"); err != nil {
				t.Skip("no R; install it with: apt-get install -y r-base-core")
			}
			// httr2 need not be here: all of the call is read, its list is evaluated.
			list := snippet[strings.Index(snippet, "list("):strings.Index(snippet, ", digits = NA")]
			script := filepath.Join(t.TempDir(), "read.R")
			must(t, os.WriteFile(script, []byte(readsR), 0o644))
			run := exec.Command("Rscript", "--vanilla", script)
			run.Stdin = strings.NewReader(snippet + "\n" + rule + "\n" + list + "\n")
			run.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
			out, err := run.CombinedOutput()
			if want := n.gre + "|" + n.gpa + "|" + n.rank; err != nil || string(out) != want {
				t.Errorf("R reads the names %q, want %q: %v\n%s", out, want, err, snippet)
			}
		})
	}
}

// rule stands between the call and its list.
const rule = "# ----"

// readsR reads the call and evaluates the list.
const readsR = `
lines <- readLines(file("stdin"), warn = FALSE, encoding = "UTF-8")
at <- which(lines == "# ----")
invisible(parse(text = lines[seq_len(at - 1)], encoding = "UTF-8"))
row <- eval(parse(text = lines[-seq_len(at)], encoding = "UTF-8"))
stopifnot(length(row) == 3, row[[1]] == 800, row[[2]] == 4, row[[3]] == "1")
cat(enc2utf8(names(row)), sep = "|")
`

// snippet is the call in a language.
func (b *tab) snippet(language string) string {
	b.t.Helper()
	b.do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll("[role=tab]")].find((t) => t.textContent === "` + language + `").click()`))
	return eval[string](b, `document.querySelector("#howto pre").textContent`)
}
