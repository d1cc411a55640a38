package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// Exit codes.
const (
	exitOK      = 0
	exitRefused = 1 // refused or failed
	exitUsage   = 2 // the command line makes no sense
)

type streams struct {
	in       io.Reader
	out, err io.Writer
}

// A command is one verb. Its flags are declared and its work is done by run,
// which gets what parse leaves.
type command struct {
	name  string
	usage string
	run   func(ctx context.Context, args *arguments, s streams) error
}

var commands = []command{
	{"convert", convertUsage, runConvert},
	{"score", scoreUsage, runScore},
	{"publish", publishUsage, runPublish},
	{"show", showUsage, runShow},
	{"diff", diffUsage, runDiff},
}

const usage = `Usage: converter <command> [arguments]

  convert   coefficients.json to a proved, versioned artefact
  score     rows on standard input to predictions
  publish   an artefact to S3, once and for ever
  show      the model card of an artefact
  diff      what changes from one version of a model to another

Every command proves the model first: it must reproduce the predictions that R
itself made, or nothing is done. "converter help <command>" says more.

Exit codes: 0 done, 1 refused or failed, 2 wrong usage.
`

// run is the program.
func run(ctx context.Context, args []string, s streams) int {
	if len(args) == 0 {
		fmt.Fprint(s.err, usage)
		return exitUsage
	}
	name, rest := args[0], args[1:]
	switch name {
	case "help", "-h", "-help", "--help":
		return help(rest, s)
	}
	c, ok := find(name)
	if !ok {
		fmt.Fprintf(s.err, "converter: there is no command %q; known are convert, score, publish, show, diff\n", name)
		return exitUsage
	}
	return c.exit(c.run(ctx, newArguments(name, rest), s), s)
}

func find(name string) (command, bool) {
	for _, c := range commands {
		if c.name == name {
			return c, true
		}
	}
	return command{}, false
}

func help(args []string, s streams) int {
	if len(args) == 0 {
		fmt.Fprint(s.out, usage)
		return exitOK
	}
	c, ok := find(args[0])
	if !ok {
		fmt.Fprintf(s.err, "converter: there is no command %q; known are convert, score, publish, show, diff\n", args[0])
		return exitUsage
	}
	fmt.Fprint(s.out, c.usage)
	return exitOK
}

// exit reports err and gives the exit code for it.
func (c command) exit(err error, s streams) int {
	var wrong *usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(s.out, c.usage)
		return exitOK
	case errors.As(err, &wrong):
		fmt.Fprintf(s.err, "converter %s: %s\n\n%s", c.name, wrong.text, c.usage)
		return exitUsage
	}
	fmt.Fprintf(s.err, "converter %s: %s\n", c.name, strings.ReplaceAll(err.Error(), "\n", "\n  "))
	return exitRefused
}
