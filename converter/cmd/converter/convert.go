package main

import (
	"context"
	"fmt"

	"serverless-poc/converter"
)

const convertUsage = `Usage: converter convert coefficients.json [-o artefact.json]

Checks the document that R wrote, makes the artefact and proves it: every golden
case in it is computed again and compared with R's own prediction. One that does
not agree, and the artefact is refused with the list of those that do not.

The same document gives the same bytes on any machine. An artefact that is there
already and equal is left alone.

  -o file   where to write the artefact; - is standard output (default -)

"-" in place of coefficients.json reads standard input.
`

func runConvert(_ context.Context, args *arguments, s streams) error {
	out := args.String("o", "-", "")
	in, err := args.file("coefficients document")
	if err != nil {
		return err
	}
	data, err := read(in, s)
	if err != nil {
		return err
	}
	c, err := converter.Convert(data)
	if err != nil {
		return refused(in, err)
	}
	status := converter.Created
	if *out == "-" {
		_, err = s.out.Write(c.Bytes)
	} else {
		status, err = converter.Save(*out, c.Bytes)
	}
	if err != nil {
		return err
	}
	where := *out
	if where == "-" {
		where = "standard output"
	}
	fmt.Fprintf(s.err, "%s %s: %s\n  version       %s\n  sha256        %s\n  golden cases  %d reproduced, all as R predicts them\n",
		status, where, c.Artefact.Name, c.Artefact.Version, c.Digest, c.Cases)
	return nil
}
