// Bootstrap is the Lambda program: provided.al2023 runs the file of this name
// in the root of the zip. It is configured by the environment alone; see
// [function.ReadConfig].
//
// Depends on function and aws-lambda-go. Built for a package, from the
// function's folder, byte for byte the same on every machine with one Go:
//
//	GOWORK=off CGO_ENABLED=0 GOOS=linux GOARCH=arm64 go build -trimpath -buildvcs=false \
//		-tags lambda.norpc -ldflags "-s -w -buildid=" -o bootstrap ./cmd/bootstrap
//
// GOWORK=off takes the versions from this module's go.mod alone; -buildvcs=false
// keeps the commit and the state of the working tree out of the bytes;
// lambda.norpc leaves the retired go1.x runtime out.
package main

import (
	"context"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"

	"serverless-poc/function"
)

func main() {
	start := time.Now()
	log := function.NewLog(os.Stdout) // where Lambda looks for embedded metrics
	handler, err := initialise(context.Background(), log, start)
	if err != nil {
		fail(log, err)
	}
	lambda.StartWithOptions(handler) // does not return
}

// initialise does everything that a container does once.
func initialise(ctx context.Context, log *function.Log, start time.Time) (*function.Handler, error) {
	config, err := function.ReadConfig(os.Getenv)
	if err != nil {
		return nil, &function.InitError{Type: function.ConfigInvalid, Err: err}
	}
	model, err := function.Load(ctx, config, log.Logger)
	if err != nil {
		return nil, err
	}
	handler := function.New(model, log, config)
	handler.Ready(start)
	go model.Keep(ctx) // while Lambda is asked for the first event
	return handler, nil
}

// fail says why, to the log and to Lambda, and ends the process: Lambda does
// not go on with a process whose init failed.
func fail(log *function.Log, reason error) {
	log.Error("init failed, nothing is served", "reason", reason.Error())
	if api := os.Getenv("AWS_LAMBDA_RUNTIME_API"); api != "" {
		if err := function.ReportInit(context.Background(), api, reason); err != nil {
			log.Error("init error not reported", "error", err.Error())
		}
	}
	os.Exit(1)
}
