//go:build mage

package main

import (
	"context"

	"serverless-poc/internal/task"
)

var run = task.FromEnv()

// Refit runs the model's R script and says whether anything has changed (needs R).
func Refit(ctx context.Context) error { return run.Refit(ctx) }

// Convert makes the model's artefact and proves it against R's golden cases.
func Convert(ctx context.Context) error { return run.Convert(ctx) }

// Test runs every test of every module, and R's own where R is.
func Test(ctx context.Context) error { return run.Test(ctx) }

// Package builds the reproducible zip of the Lambda program.
func Package(ctx context.Context) error { return run.Package(ctx) }

// Verify looks at everything that deploy needs: [OK], [SKIP] or [NG].
func Verify(ctx context.Context) error { return run.Verify(ctx) }

// Plan says what exists and what deploy would change: status 2 if anything; JSON=1 for programs.
func Plan(ctx context.Context) error { return run.Plan(ctx) }

// Diff says what would change for callers: what is live against the stack's coefficients; JSON=1, SVG=file.
func Diff(ctx context.Context) error { return run.Diff(ctx) }

// Deploy converts, tests, packages, applies, proves, moves the alias and invokes.
func Deploy(ctx context.Context) error { return run.Deploy(ctx) }

// Shift is deploy by way of a tenth of the calls, watched, and back by itself if need be.
func Shift(ctx context.Context) error { return run.Shift(ctx) }

// Invoke calls the live function with EVENT='{...}' or the model's own event.
func Invoke(ctx context.Context) error { return run.Invoke(ctx) }

// Key prints the value of the API key, and nothing else.
func Key(ctx context.Context) error { return run.Key(ctx) }

// Status says what is live and what was.
func Status(ctx context.Context) error { return run.Status(ctx) }

// History says what is known of every version: fitted, published, verified, live.
func History(ctx context.Context) error { return run.History(ctx) }

// Logs writes the last lines of the function's log; FILTER=pattern, SINCE=1h.
func Logs(ctx context.Context) error { return run.Logs(ctx) }

// Drift says whether what the model sees is still what it was fitted on: status 2 if not; SINCE=7d, JSON=1.
func Drift(ctx context.Context) error { return run.Drift(ctx) }

// Score has Step Functions score a data set: mage score s3://bucket/rows.csv s3://bucket/results; OPTIONS=, MOST=dollars.
func Score(ctx context.Context, from, to string) error { return run.Score(ctx, from, to) }

// Rollback moves the alias to the last verified version, or to TO=n, gate first.
func Rollback(ctx context.Context) error { return run.Rollback(ctx) }

// Policy prints the policy that a deployer needs; ACCOUNT= and REGION= for another account, BATCH=1 for the state machine's part.
func Policy(ctx context.Context) error { return run.Policy(ctx) }

// Destroy removes what carries this stack's tag, after CONFIRM=name or a question.
func Destroy(ctx context.Context) error { return run.Destroy(ctx) }

// Serve keeps the embedded AWS up on 127.0.0.1:4566 and prints the page's address.
func Serve(ctx context.Context) error { return run.Serve(ctx) }

// Faults runs every family of bad days whole: the tables of families and of traps; CASE=part of a name.
func Faults(ctx context.Context) error { return run.Faults(ctx) }

// Lint checks gofmt, vet and staticcheck in every module.
func Lint(ctx context.Context) error { return run.Lint(ctx) }

// Fixtures makes every fixture again with R.
func Fixtures(ctx context.Context) error { return run.Fixtures(ctx) }

// Fidelity prints how near every number of every fixture comes to R's own.
func Fidelity(ctx context.Context) error { return run.Fidelity(ctx) }

// Battery compares COUNT random models (default 1000), from number FIRST on, with R.
func Battery(ctx context.Context) error { return run.Battery(ctx) }

// Bench measures speed and size against floors and peers, and writes docs/performance.md; ONLY=section.
func Bench(ctx context.Context) error { return run.Bench(ctx) }
