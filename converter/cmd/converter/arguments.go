package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

// A usageError is a command line that makes no sense.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

// arguments are the flags and the files of a command.
type arguments struct {
	*flag.FlagSet
	args []string
}

func newArguments(name string, args []string) *arguments {
	set := flag.NewFlagSet(name, flag.ContinueOnError)
	set.SetOutput(io.Discard) // errors are returned and reported once
	set.Usage = func() {}
	return &arguments{set, args}
}

// words parses the flags, before and after and between the files, and returns
// the files.
func (a *arguments) words() ([]string, error) {
	var files []string
	for rest := a.args; ; {
		if err := a.Parse(rest); err != nil {
			if err == flag.ErrHelp {
				return nil, err
			}
			return nil, &usageError{err.Error()}
		}
		if a.NArg() == 0 {
			return files, nil
		}
		files = append(files, a.Arg(0))
		rest = a.Args()[1:]
	}
}

// files is the files of a command that takes several, one for each of what.
func (a *arguments) files(what ...string) ([]string, error) {
	files, err := a.words()
	if err != nil {
		return nil, err
	}
	if len(files) != len(what) {
		return nil, &usageError{fmt.Sprintf("%d files are needed, %s, not %d", len(what), strings.Join(what, " and "), len(files))}
	}
	return files, nil
}

// file is the one file of a command; what names it in messages.
func (a *arguments) file(what string) (string, error) {
	files, err := a.words()
	if err != nil {
		return "", err
	}
	switch len(files) {
	case 0:
		return "", &usageError{"which " + what + "? name the file"}
	case 1:
		return files[0], nil
	}
	return "", &usageError{fmt.Sprintf("one %s at a time, not %s", what, strings.Join(files, " and "))}
}

// read reads a file, or standard input for "-".
func read(name string, s streams) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(s.in)
	}
	return os.ReadFile(name)
}

// refused says which document an error is about. A list starts on its own line.
func refused(name string, err error) error {
	if name == "-" {
		name = "standard input"
	}
	if strings.Contains(err.Error(), "\n") {
		return fmt.Errorf("%s is refused:\n%w", name, err)
	}
	return fmt.Errorf("%s is refused: %w", name, err)
}
