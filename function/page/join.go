package page

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// The page is written as small modules, but each file that a browser asks for is
// an invocation of the function, and the modules of modules are asked for one
// after the other. So they leave as one script: every module a function that is
// called once, in the order in which they need each other.

// Compiled when the page is first asked for: most containers only score.
var (
	importLine = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?m)^import (\{[^}]*\}|\* as \w+) from "\./(\w+)\.js";\n`)
	})
	exportWord = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?m)^export ((?:async function|function|class|const) (\w+))`)
	})
)

// join makes one script of the module first and all that it needs. source gives
// the text of a module by its name. The error names a module that is not there,
// or one that needs itself.
func join(first string, source func(name string) (string, bool)) (string, error) {
	j := joiner{source: source}
	if err := j.add(first); err != nil {
		return "", err
	}
	return j.script.String(), nil
}

type joiner struct {
	source func(name string) (string, bool)
	done   []string
	open   []string // modules that wait for what they need
	script strings.Builder
}

func (j *joiner) add(name string) error {
	if slices.Contains(j.done, name) {
		return nil
	}
	if slices.Contains(j.open, name) {
		return fmt.Errorf("%s.js needs itself, by way of %s", name, strings.Join(j.open, ".js, ")+".js")
	}
	text, ok := j.source(name)
	if !ok {
		return fmt.Errorf("there is no %s.js, which %s needs", name, strings.Join(j.open, ".js, ")+".js")
	}
	j.open = append(j.open, name)
	for _, m := range importLine().FindAllStringSubmatch(text, -1) {
		if err := j.add(m[2]); err != nil {
			return err
		}
	}
	j.open = j.open[:len(j.open)-1]
	j.done = append(j.done, name)
	j.write(name, text)
	return nil
}

// write puts a module's text between the braces of its function. What it
// imports are constants there, what it exports is what the function gives.
func (j *joiner) write(name, text string) {
	text = importLine().ReplaceAllStringFunc(text, func(line string) string {
		m := importLine().FindStringSubmatch(line)
		what, from := m[1], m[2]
		return fmt.Sprintf("const %s = module_%s;\n", strings.ReplaceAll(strings.TrimPrefix(what, "* as "), " as ", ": "), from)
	})
	var names []string
	for _, m := range exportWord().FindAllStringSubmatch(text, -1) {
		names = append(names, m[2])
	}
	text = exportWord().ReplaceAllString(text, "$1")
	fmt.Fprintf(&j.script, "// %s.js\nconst module_%s = (() => {\n%s\nreturn { %s };\n})();\n", name, name, text, strings.Join(names, ", "))
}
