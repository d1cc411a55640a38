package bench

import (
	"context"

	"serverless-poc/internal/bench/lambda"
)

// calls are how many a container has answered before its memory is looked at.
const calls = 10000

// measureResident reads the memory of containers that have worked for a while.
func measureResident(ctx context.Context, lab *Lab, p *programs) ([]Row, error) {
	lab.Say("          memory after %d calls", calls)
	resident := func(program lambda.Program) func() (float64, error) {
		return func() (float64, error) {
			process, err := p.run(ctx, program, nil, coldEvent)
			if err != nil {
				return 0, err
			}
			defer process.Stop()
			for range calls - 1 {
				if _, err := process.Call(ctx, []byte(coldEvent)); err != nil {
					return 0, err
				}
			}
			memory, err := process.Memory()
			return megabytes(memory.Resident), err
		}
	}
	both, err := inTurn(max(1, lab.Rounds/3), resident(p.hello), resident(p.s3))
	if err != nil {
		return nil, err
	}
	return []Row{{
		What: "resident memory after 10,000 calls", Floor: "hello", Goal: "<= 1.5 x", Most: 1.5, Unit: "MB",
		Base: both[0], Ours: both[1], Command: alone("cold"),
	}}, nil
}
