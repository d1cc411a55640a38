package main

import (
	"context"
	"fmt"

	"serverless-poc/converter"
)

const diffUsage = `Usage: converter diff old.json new.json [--json] [--svg picture.svg]

Proves both artefacts, two versions of one model, and says what changes when new
takes the place of old: formula, family, decision; predictors, levels and ranges;
each coefficient, its change in units of the old standard error; and how far the
predictions move, over the golden cases of both and over rows drawn from their
training summaries. Golden cases beyond the training ranges are summed up apart.

  --json       one JSON document instead of the tables
  --svg file   a picture as well: coefficients and shifts; - is standard output,
               without the tables

A coefficients document is taken too, and converted. "-" in place of one of the
two reads standard input. Exit code 0 whether they differ or not.
`

func runDiff(_ context.Context, args *arguments, s streams) error {
	asJSON := args.Bool("json", false, "")
	svg := args.String("svg", "", "")
	names, err := args.files("old artefact", "new artefact")
	if err != nil {
		return err
	}
	if names[0] == "-" && names[1] == "-" {
		return &usageError{"standard input can be one of the two; give the other as a file"}
	}
	if *asJSON && *svg == "-" {
		return &usageError{"--json and --svg - both write standard output; give the picture a file"}
	}
	var sides [2]*converter.Converted
	for i, name := range names {
		if sides[i], err = load(name, s, converter.LoadEither); err != nil {
			return err
		}
	}
	d, err := converter.Diff(sides[0], sides[1])
	if err != nil {
		return err
	}
	return writeDifference(d, *asJSON, *svg, s)
}

func writeDifference(d *converter.Difference, asJSON bool, svg string, s streams) error {
	if svg == "-" {
		_, err := s.out.Write(d.SVG())
		return err
	}
	if svg != "" {
		status, err := converter.Save(svg, d.SVG())
		if err != nil {
			return err
		}
		fmt.Fprintf(s.err, "%s %s\n", status, svg)
	}
	if !asJSON {
		return d.Print(s.out)
	}
	document, err := d.JSON()
	if err != nil {
		return err
	}
	_, err = s.out.Write(document)
	return err
}
