package bench

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"

	"serverless-poc/converter"
	"serverless-poc/internal/human"
	"serverless-poc/schema"
)

// wideLevels of each of two factors make 100,489 coefficients.
const wideLevels = 317

// measureWide reads the greatest memory of a container that starts with an
// artefact of 100,000 coefficients, whose golden cases are R's.
func measureWide(ctx context.Context, lab *Lab, p *programs) ([]Row, error) {
	lab.Say("          an artefact of %d coefficients", wideLevels*wideLevels)
	row := Row{What: "peak memory, artefact of 100,000 coefficients", Goal: "<= 128 MB", Unit: "MB", Command: alone("cold")}
	if _, err := exec.LookPath("Rscript"); err != nil {
		row.Skipped = "R makes its golden cases: apt install r-base-core"
		return []Row{row}, nil
	}
	artefact, err := wide(ctx, lab)
	if err != nil {
		return nil, err
	}
	p.stub.Put(bucket, artefact.Artefact.Key(), artefact.Bytes)
	program := p.s3
	program.Env = pins(artefact, p.stub.URL)
	peaks, err := inTurn(max(1, lab.Rounds/3), func() (float64, error) {
		process, err := p.run(ctx, program, nil, `{"f":"f200","g":"g5"}`)
		if err != nil {
			return 0, err
		}
		defer process.Stop()
		memory, err := process.Memory()
		return float64(memory.Peak) / (1 << 20), err // as Lambda's 128 are
	})
	if err != nil {
		return nil, err
	}
	row.Ours = peaks[0]
	row.Bounds = []Bound{{Name: "at most", Unit: "MB", Is: peaks[0].Max(), Most: 128}}
	row.Note = "the artefact has " + human.Size(len(artefact.Bytes))
	return []Row{row}, nil
}

// wide makes the artefact, proved against R.
func wide(ctx context.Context, lab *Lab) (*converter.Converted, error) {
	c := wideModel()
	rows := "f,g\n"
	for _, k := range c.Cases {
		rows += k.Input["f"].Text() + "," + k.Input["g"].Text() + "\n"
	}
	command := exec.CommandContext(ctx, "Rscript", "--vanilla", lab.script("coldwide.R"), strconv.Itoa(wideLevels))
	command.Stdin = strings.NewReader(rows)
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("running coldwide.R: %w", err)
	}
	said := strings.Fields(string(out))
	if len(said) != len(c.Cases) {
		return nil, fmt.Errorf("coldwide.R gave %d numbers for %d rows", len(said), len(c.Cases))
	}
	for i := range c.Cases {
		x, err := strconv.ParseFloat(said[i], 64)
		if err != nil {
			return nil, err
		}
		c.Cases[i].Expect = &schema.Scored{Link: schema.One(x), Response: schema.One(x)}
	}
	data, err := schema.Encode(c)
	if err != nil {
		return nil, err
	}
	converted, err := converter.Convert(schema.Seal(data, c.Checksum))
	if err != nil {
		return nil, errors.Join(errors.New("the wide model"), err)
	}
	return converted, nil
}
