package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The life of a model through mage alone, as the README tells it, in a copy of
// the repository: deploy, again, refit on the same data, refit on other data,
// roll back, and away. It needs R for the refits.
func TestMage(t *testing.T) {
	if testing.Short() {
		t.Skip("runs mage in a copy of the repository; run without -short")
	}
	m := &mage{t: t, dir: copyRepository(t)}
	first := m.run("deploy")
	m.says(first, "gate: ", "all answered as R did", `<- {"gre":"800","gpa":"4","rank":"1"}`, `{"result":`, "is version 1")
	old := response(t, first)
	m.says(m.run("deploy"), "no changes: everything is as it should be, not one changing call was made", "is version 1")

	if _, err := exec.LookPath("Rscript"); err != nil {
		m.remove()
		t.Skip("Rscript is not here, so nothing is refitted; apt-get install -y r-base-core r-cran-jsonlite")
	}
	m.says(m.run("refit"), "unchanged: the same data give the same model, so there is no new version")
	m.says(m.run("deploy"), "no changes")

	m.changeARow()
	second := m.run("refit", "diff", "deploy")
	m.says(second, "changed: fixtures/admission/coefficients.json", "version 1, which is live, against fixtures/admission/coefficients.json",
		"Predictions: shift of the response", "difference: against version 1: ", "version 1 -> 2", "is version 2")
	if response(t, second) == old {
		t.Errorf("another row of data, the same answer %s", old)
	}
	m.says(m.run("rollback"), "gate: ", "version 2 -> 1", "is version 1")
	if got := response(t, m.run("invoke")); got != old {
		t.Errorf("after the rollback %s; before it was %s", got, old)
	}
	table := m.run("status")
	m.says(table, "  live  1 ", "        2 ")
	m.remove()
}

// remove is destroy, twice, and once without the name.
func (m *mage) remove() {
	m.t.Helper()
	out, err := m.try("destroy")
	if err == nil || !strings.Contains(out, `"" is not the stack's name, so nothing was removed`) {
		m.t.Errorf("destroy without the name: %v\n%s", err, out)
	}
	m.t.Setenv("CONFIRM", "ServerlessPOC")
	m.says(m.run("destroy"), "10 resources of stack ServerlessPOC removed")
	m.says(m.run("destroy"), "nothing of stack ServerlessPOC is here")
}

// A mage is the program in a folder.
type mage struct {
	t   *testing.T
	dir string
}

func (m *mage) run(targets ...string) string {
	m.t.Helper()
	out, err := m.try(targets...)
	if err != nil {
		m.t.Fatalf("mage %s: %v\n%s", strings.Join(targets, " "), err, out)
	}
	return out
}

func (m *mage) try(targets ...string) (string, error) {
	cmd := exec.CommandContext(m.t.Context(), "go", append([]string{"tool", "mage"}, targets...)...)
	cmd.Dir = m.dir
	for _, entry := range os.Environ() {
		switch name, _, _ := strings.Cut(entry, "="); {
		case name == "MODEL", name == "TARGET", name == "EVENT", name == "TO", strings.HasPrefix(name, "AWS_"), strings.HasPrefix(name, "MAGEFILE_"):
		default:
			cmd.Env = append(cmd.Env, entry)
		}
	}
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// says checks that the first line names target, account and region where there
// is one, and that the words are there.
func (m *mage) says(out string, words ...string) {
	m.t.Helper()
	for _, word := range words {
		if !strings.Contains(out, word) {
			m.t.Errorf("mage does not say %q:\n%s", word, out)
		}
	}
}

// changeARow turns one applicant's answer around.
func (m *mage) changeARow() {
	m.t.Helper()
	path := filepath.Join(m.dir, "fixtures", "admission", "admission.csv")
	data, err := os.ReadFile(path)
	must(m.t, err)
	at := bytes.IndexByte(data, '\n') + 1 // admit is the first column
	data[at] ^= '0' ^ '1'
	must(m.t, os.WriteFile(path, data, 0o644))
}

var responses = regexp.MustCompile(`"response":([0-9.e-]+)`)

// response is the number of the last answer in out.
func response(t *testing.T, out string) string {
	t.Helper()
	found := responses.FindAllStringSubmatch(out, -1)
	if len(found) == 0 {
		t.Fatalf("no answer in\n%s", out)
	}
	return found[len(found)-1][1]
}

// sources are what mage's targets need of the repository's root. They are named
// rather than listed: Go's test cache takes a listing for part of the test, and
// mage itself writes into the root.
var sources = []string{
	"go.mod", "go.sum", "go.work", "go.work.sum", "magefile.go", "stack.json",
	"converter", "deploy", "emulator", "engine", "export", "fixtures", "function", "iam", "internal", "schema",
}

// copyRepository copies the sources.
func copyRepository(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "repository")
	must(t, os.Mkdir(dir, 0o755))
	for _, name := range sources {
		from, to := filepath.Join("..", name), filepath.Join(dir, name)
		info, err := os.Stat(from)
		must(t, err)
		if info.IsDir() {
			must(t, os.CopyFS(to, os.DirFS(from)))
			continue
		}
		data, err := os.ReadFile(from)
		must(t, err)
		must(t, os.WriteFile(to, data, 0o644))
	}
	return dir
}
