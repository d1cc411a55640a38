package task

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"serverless-poc/schema"
	"serverless-poc/schema/validate"
)

// A Run is one call of mage: where the repository is, what was asked, and
// where the words go.
type Run struct {
	Root    string // folder of stack.json
	Model   string // MODEL: a name of stack.json, "" for the first
	Target  string // TARGET: local or aws
	Event   string // EVENT: the row that invoke sends, "" for the model's own
	To      string // TO: the version that rollback moves to, "" for the last verified one
	Confirm string // CONFIRM: the stack's name, "" to be asked
	Filter  string // FILTER: CloudWatch's pattern of the lines that logs writes, "" for all
	Since   string // SINCE: how long ago logs begins, "" for an hour, and drift, "" for a week
	Gate    string // GATE: skip, for an emulator that runs no code; "" is the gate
	Account string // ACCOUNT and
	Region  string // REGION: what policy is printed for, "" for the target's
	JSON    bool   // JSON=1: plan, diff and drift write one document
	Prune   bool   // PRUNE=1: deploy removes what stack.json does not ask for any more
	SVG     string // SVG: where diff writes its picture, "" for none
	Accept  string // ACCEPT: the artefact's version that may pass the limits of stack.json
	Only    string // ONLY: the one section that bench measures, "" for all
	Rounds  string // ROUNDS: how often bench measures each thing, "" for ten times
	Again   bool   // AGAIN=1: test runs what has passed before and has not changed
	Options string // OPTIONS: what score asks for of each row, such as {"se":true}; "" for the prediction alone
	Most    string // MOST: dollars that score may spend, "" for one
	Batch   bool   // BATCH=1: policy prints what the deployer needs for the state machine
	Addr    string // ADDR: where serve listens, "" for 127.0.0.1:4566
	In      io.Reader
	Out     io.Writer

	said bool // the first line has been written
}

// FromEnv is the run that the environment asks for, in the working directory,
// which mage sets to the magefile's.
func FromEnv() *Run {
	target := os.Getenv("TARGET")
	if target == "" {
		target = "local"
	}
	return &Run{
		Root: ".", Model: os.Getenv("MODEL"), Target: target,
		Filter: os.Getenv("FILTER"), Since: os.Getenv("SINCE"), Gate: os.Getenv("GATE"),
		Account: os.Getenv("ACCOUNT"), Region: os.Getenv("REGION"), JSON: os.Getenv("JSON") == "1",
		SVG: os.Getenv("SVG"), Accept: os.Getenv("ACCEPT"), Only: os.Getenv("ONLY"), Rounds: os.Getenv("ROUNDS"), Again: os.Getenv("AGAIN") == "1",
		Prune: os.Getenv("PRUNE") == "1", Batch: os.Getenv("BATCH") == "1",
		Options: os.Getenv("OPTIONS"), Most: os.Getenv("MOST"),
		Event: os.Getenv("EVENT"), To: os.Getenv("TO"), Confirm: os.Getenv("CONFIRM"), Addr: os.Getenv("ADDR"),
		In: bufio.NewReader(os.Stdin), Out: os.Stdout,
	}
}

func (r *Run) say(format string, args ...any) { fmt.Fprintf(r.Out, format+"\n", args...) }

// path is a path of stack.json, which is relative to it, on this machine.
func (r *Run) path(parts ...string) string {
	return filepath.Join(append([]string{r.Root}, parts...)...)
}

// stack reads and validates stack.json.
func (r *Run) stack() (*schema.Stack, error) {
	data, err := os.ReadFile(r.path("stack.json"))
	if err != nil {
		return nil, fmt.Errorf("%w; run mage in the folder of stack.json", err)
	}
	if err := validate.Stack(data); err != nil {
		return nil, fmt.Errorf("stack.json: %w", err)
	}
	stack, err := schema.DecodeStack(data)
	if err != nil {
		return nil, fmt.Errorf("stack.json: %w", err)
	}
	return stack, nil
}

// model is the stack and the model that MODEL names.
func (r *Run) model() (*schema.Stack, schema.StackModel, error) {
	stack, err := r.stack()
	if err != nil {
		return nil, schema.StackModel{}, err
	}
	var names []string
	for _, m := range stack.Models {
		if r.Model == "" || m.Name == r.Model {
			return stack, m, nil
		}
		names = append(names, m.Name)
	}
	return nil, schema.StackModel{}, fmt.Errorf("MODEL=%s: stack.json has no such model; it has %s", r.Model, strings.Join(names, ", "))
}

// ask reads one line of an answer.
func (r *Run) ask(ctx context.Context, question string) (string, error) {
	fmt.Fprint(r.Out, question)
	answer := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(r.In).ReadString('\n')
		answer <- strings.TrimSpace(line)
	}()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case line := <-answer:
		return line, nil
	}
}
