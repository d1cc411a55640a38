package page

import (
	"fmt"
	"slices"
	"strings"
)

// The page is written as small modules, but each file that a browser asks for is
// an invocation of the function, and the modules of modules are asked for one
// after the other. So they leave as one script: every module a function that is
// called once, in the order in which they need each other.

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
	for line := range strings.Lines(text) {
		_, from, ok := imported(line)
		if !ok {
			continue
		}
		if err := j.add(from); err != nil {
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
	fmt.Fprintf(&j.script, "// %s.js\nconst module_%s = (() => {\n", name, name)
	var names []string
	for line := range strings.Lines(text) {
		if what, from, ok := imported(line); ok {
			what = strings.ReplaceAll(strings.TrimPrefix(what, "* as "), " as ", ": ")
			line = fmt.Sprintf("const %s = module_%s;\n", what, from)
		}
		if name, rest, ok := exported(line); ok {
			names, line = append(names, name), rest
		}
		j.script.WriteString(line)
	}
	fmt.Fprintf(&j.script, "\nreturn { %s };\n})();\n", strings.Join(names, ", "))
}

// imported reads a line such as
//
//	import { h, svg } from "./dom.js";
func imported(line string) (what, from string, ok bool) {
	line, ok = strings.CutPrefix(line, "import ")
	what, from, of := strings.Cut(line, ` from "./`)
	from, ended := strings.CutSuffix(from, ".js\";\n")
	return what, from, ok && of && ended
}

// exported reads a line such as
//
//	export async function card() {
//
// rest is the line without the word.
func exported(line string) (name, rest string, ok bool) {
	rest, ok = strings.CutPrefix(line, "export ")
	if !ok {
		return "", line, false
	}
	for _, kind := range []string{"async function ", "function ", "class ", "const "} {
		what, is := strings.CutPrefix(rest, kind)
		if end := strings.IndexFunc(what, outside); is && end > 0 {
			return what[:end], rest, true
		}
	}
	return "", line, false
}

// outside says that r is of no name.
func outside(r rune) bool {
	return !(r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z')
}
