// Command loop is the floor of batch scoring: one model's closed form, written by
// hand for rows of "gre,gpa,rank" and nothing else. It reads blocks of whole lines,
// two workers parse, score and format them, and they are written in their order. It
// checks nothing: a row that is not as expected gives a number all the same.
//
// Usage: loop rows.csv scored.csv [response]
//
// Depends on nothing.
package main

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
)

// The coefficients of fixtures/admission-seed.
const (
	intercept = -3.9899790733310354
	gre       = 0.0022644257861791604
	gpa       = 0.8040375492802213
)

var ranks = [...]float64{1: 0, 2: -0.6754429279635606, 3: -1.340203916467887, 4: -1.5514636769180716}

const (
	workers   = 2
	blockSize = 128 << 10
)

// A block is whole lines, and what they score.
type block struct {
	text, out []byte
	done      chan struct{}
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "loop:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("usage: loop rows.csv scored.csv [response]")
	}
	in, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(args[1])
	if err != nil {
		return err
	}
	link := len(args) == 2
	header := "link,response\n"
	if !link {
		header = "response\n"
	}
	if _, err := out.WriteString(header); err != nil {
		return err
	}
	if err := pipe(in, out, link); err != nil {
		return err
	}
	return out.Close()
}

// pipe scores all of in but its header.
func pipe(in io.Reader, out io.Writer, link bool) error {
	free, busy, ordered := make(chan *block, workers+2), make(chan *block, workers+2), make(chan *block, workers+2)
	for range workers + 2 {
		free <- &block{}
	}
	failed := make(chan error, 1)
	go func() { failed <- read(in, free, busy, ordered) }()
	for range workers {
		go func() {
			for b := range busy {
				b.score(link)
				close(b.done)
			}
		}()
	}
	for b := range ordered {
		<-b.done
		if _, err := out.Write(b.out); err != nil {
			return err
		}
		free <- b
	}
	return <-failed
}

// read cuts in into blocks.
func read(in io.Reader, free, busy, ordered chan *block) error {
	defer close(busy)
	defer close(ordered)
	var rest []byte
	for first := true; ; first = false {
		b := <-free
		b.done = make(chan struct{})
		b.text = append(b.text[:0], rest...)
		if cap(b.text) < blockSize {
			b.text = append(make([]byte, 0, blockSize), b.text...)
		}
		n, err := in.Read(b.text[len(b.text):blockSize])
		b.text = b.text[:len(b.text)+n]
		if err == io.EOF && n == 0 {
			return nil
		}
		if err != nil {
			return err
		}
		end := bytes.LastIndexByte(b.text, '\n') + 1
		rest = append(rest[:0], b.text[end:]...)
		b.text = b.text[:end]
		if first {
			b.text = b.text[bytes.IndexByte(b.text, '\n')+1:]
		}
		busy <- b
		ordered <- b
	}
}

func (b *block) score(link bool) {
	out := b.out[:0]
	for at := 0; at < len(b.text); {
		var x, y float64
		x, at = number(b.text, at)
		y, at = number(b.text, at)
		rank := b.text[at] - '0'
		at += 2
		eta := intercept + x*gre + y*gpa + ranks[rank&7]
		if link {
			out = append(strconv.AppendFloat(out, eta, 'f', -1, 64), ',')
		}
		odds := math.Exp(eta)
		out = append(strconv.AppendFloat(out, odds/(1+odds), 'f', -1, 64), '\n')
	}
	b.out = out
}

// powers of ten are exact.
var powers = [...]float64{1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// number reads a decimal of few digits and the comma behind it.
func number(text []byte, at int) (float64, int) {
	whole, point := 0, 0
	for ; text[at] != ','; at++ {
		if text[at] == '.' {
			point = at + 1
			continue
		}
		whole = 10*whole + int(text[at]-'0')
	}
	if point == 0 {
		return float64(whole), at + 1
	}
	return float64(whole) / powers[at-point], at + 1
}
