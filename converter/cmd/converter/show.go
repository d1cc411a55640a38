package main

import (
	"context"

	"serverless-poc/converter"
)

const showUsage = `Usage: converter show artefact.json

Proves the artefact and prints its model card: version, formula, family, decision,
predictors with their ranges and levels, coefficients, and where they come from.

"-" in place of artefact.json reads standard input.
`

func runShow(_ context.Context, args *arguments, s streams) error {
	in, err := args.file("artefact")
	if err != nil {
		return err
	}
	c, err := load(in, s, converter.Load)
	if err != nil {
		return err
	}
	return converter.Show(s.out, c)
}
