package page

import (
	"regexp"
	"strings"
	"testing"
)

func TestJoin(t *testing.T) {
	modules := map[string]string{
		"main": "import { b, c as d } from \"./two.js\";\nimport * as one from \"./one.js\";\n\nb(one.a, d);\n",
		"two":  "import { a } from \"./one.js\";\n\nexport const b = a;\nexport async function c() {}\n",
		"one":  "export class a {}\nconst text = \"export const no\";\n",
		"self": "import { x } from \"./knot.js\";\n",
		"knot": "import { y } from \"./self.js\";\n",
		"lost": "import { z } from \"./gone.js\";\n",
	}
	source := func(name string) (string, bool) { text, ok := modules[name]; return text, ok }
	const want = `// one.js
const module_one = (() => {
class a {}
const text = "export const no";

return { a };
})();
// two.js
const module_two = (() => {
const { a } = module_one;

const b = a;
async function c() {}

return { b, c };
})();
// main.js
const module_main = (() => {
const { b, c: d } = module_two;
const one = module_one;

b(one.a, d);

return {  };
})();
`
	if got, err := join("main", source); err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
	for first, want := range map[string]string{
		"self": "self.js needs itself, by way of self.js, knot.js",
		"lost": "there is no gone.js, which lost.js needs",
	} {
		if _, err := join(first, source); err == nil || err.Error() != want {
			t.Errorf("%s: %v; want %s", first, err, want)
		}
	}
}

// The page's own script has every module once, and no import or export is left.
func TestScript(t *testing.T) {
	script := string(files()["page.js"].Content)
	if left := regexp.MustCompile(`(?m)^\s*(import|export)\b.*`).FindString(script); left != "" {
		t.Errorf("%q is left in the script: write it as join reads it", left)
	}
	for name := range files() {
		module, is := strings.CutSuffix(name, ".js")
		if !is || module == "page" || module == "theme" {
			continue
		}
		if n := strings.Count(script, "const module_"+module+" = "); n != 1 {
			t.Errorf("%s is in the script %d times, want once: does main.js need it?", name, n)
		}
	}
}
