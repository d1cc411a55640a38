package bench

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"serverless-poc/internal/bench/lambda"
)

// coldEvent is the first event that this project ever got.
const coldEvent = `{"gre":"800","gpa":"4","rank":"1"}`

// coldStarts of each program make a figure, that many times the rounds of what
// takes longer.
const coldStarts = 5

// measureCold starts the Lambda program and a program that only greets, in turn.
func measureCold(ctx context.Context, lab *Lab) ([]Row, error) {
	p, err := newPrograms(ctx, lab)
	if err != nil {
		return nil, err
	}
	defer p.stub.Close()
	var rows []Row
	for _, measure := range []func(context.Context, *Lab, *programs) ([]Row, error){measureStarts, measureResident, measureWide} {
		more, err := measure(ctx, lab, p)
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	return append(rows, Row{
		What: "package", Floor: "hello's", Goal: "<= 1.3 x", Most: 1.3, Unit: "MB",
		Base: Series{megabytes(len(p.helloZip))}, Ours: Series{megabytes(len(p.zip))}, Command: alone("cold"),
	}), nil
}

func megabytes[N int | int64](bytes N) float64 { return float64(bytes) / 1e6 }

// measureStarts times cold starts: on one core, on the share of a core that the
// smallest function has, and with the artefact in the package.
func measureStarts(ctx context.Context, lab *Lab, p *programs) ([]Row, error) {
	var rows []Row
	for _, of := range []struct {
		what    string
		share   float64
		program lambda.Program
		most    float64
		goal    string
		proof   bool
	}{
		{"cold start over TLS, model from S3, one core", 1, p.s3, 2, "<= 2.0 x", true},
		{"the same at the CPU share of 128 MB", lambda.SmallestShare, p.s3, 2, "<= 2.0 x", false},
		{"cold start, artefact in the package, one core", 1, p.bundled, 1.15, "<= 1.15 x", false},
	} {
		lab.Say("          %s", of.what)
		row := Row{What: of.what, Floor: "hello", Goal: of.goal, Most: of.most, Unit: "ms", Command: alone("cold")}
		room, err := lambda.NewRoom(of.share)
		if err != nil {
			row.Skipped = err.Error()
			rows = append(rows, row)
			continue
		}
		var proofs Series
		both, err := inTurn(coldStarts*lab.Rounds,
			func() (float64, error) { took, _, err := p.start(ctx, p.hello, room); return took, err },
			func() (float64, error) {
				took, proof, err := p.start(ctx, of.program, room)
				proofs = append(proofs, proof)
				return took, err
			})
		if err := errors.Join(err, room.Close()); err != nil {
			return nil, err
		}
		row.Base, row.Ours = both[0], both[1]
		rows = append(rows, row)
		if of.proof {
			rows = append(rows, Row{
				What: "compile and golden replay at a cold start (46 cases)", Floor: "the cold start", Goal: "<= 10 %", Most: 0.1, Unit: "ms",
				Base: both[1], Ours: proofs[1:], Command: alone("cold"),
			})
		}
	}
	return rows, nil
}

// start times one cold start, in a container that has no cache, and says how
// long the proof took of it; 0 for a program that has none.
func (p *programs) start(ctx context.Context, program lambda.Program, room *lambda.Room) (took, proof float64, err error) {
	process, err := p.run(ctx, program, room, coldEvent)
	if err != nil {
		return 0, 0, err
	}
	process.Stop()
	return float64(process.Cold.Microseconds()) / 1000, proofOf(process.Log()), nil
}

// run starts a program in a container of its own, for an event.
func (p *programs) run(ctx context.Context, program lambda.Program, room *lambda.Room, event string) (*lambda.Process, error) {
	tmp := filepath.Join(p.dir, "tmp")
	if err := errors.Join(os.RemoveAll(tmp), os.Mkdir(tmp, 0o755)); err != nil {
		return nil, err
	}
	program.Env, program.Room = append([]string{"TMPDIR=" + tmp}, program.Env...), room
	return lambda.Start(ctx, program, []byte(event))
}
