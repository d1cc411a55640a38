package emulator

import (
	"errors"
	"path/filepath"
	"time"

	"serverless-poc/emulator/apigateway"
	"serverless-poc/emulator/events"
	"serverless-poc/emulator/iam"
	"serverless-poc/emulator/lambda"
	"serverless-poc/emulator/logs"
	"serverless-poc/emulator/s3"
	"serverless-poc/emulator/states"
	"serverless-poc/emulator/sts"
)

// open reads the services' state.
func (e *Emulator) open(dir string, o Options) (err error) {
	if e.iam, err = iam.Open(filepath.Join(dir, "iam.json"), o.Clock, o.IAMDelay); err != nil {
		return err
	}
	groups, err := logs.Open(filepath.Join(dir, "logs"), e.iam, o.Clock)
	if err != nil {
		return err
	}
	if e.s3, err = s3.Open(filepath.Join(dir, "s3"), e.iam, e.keys); err != nil {
		return err
	}
	settle := o.Settle
	if settle == 0 {
		settle = 50 * time.Millisecond
	}
	e.lambda, err = lambda.Open(lambda.Config{Dir: filepath.Join(dir, "lambda"), Endpoint: e.url, Settle: max(settle, 0), Clock: o.Clock, Seed: o.Seed, Outcome: o.Outcome,
		IAM: e.iam, Keys: e.keys, Logs: groups, Objects: e.s3, Log: e.log})
	if err != nil {
		return errors.Join(err, e.s3.Close())
	}
	apis, err := apigateway.Open(apigateway.Config{Dir: filepath.Join(dir, "apigateway"), IAM: e.iam, Functions: e.lambda, Clock: o.Clock, Log: e.log})
	if err != nil {
		return errors.Join(err, e.lambda.Close(), e.s3.Close())
	}
	e.events, err = events.Open(events.Config{File: filepath.Join(dir, "events.json"), Access: e.iam, Lambda: e.lambda, Clock: o.Clock, Log: e.log, Entry: o.Entry})
	if err != nil {
		return errors.Join(err, e.lambda.Close(), e.s3.Close())
	}
	e.states, err = states.Open(states.Config{File: filepath.Join(dir, "states.json"), Endpoint: e.url, IAM: e.iam, Keys: e.keys, Clock: o.Clock, Log: e.log, Engine: o.Engine})
	if err != nil {
		e.events.Close()
		return errors.Join(err, e.lambda.Close(), e.s3.Close())
	}
	e.apis = apis.Gateway()
	e.services = map[string]service{"s3": e.s3, "iam": e.iam, "logs": groups, "lambda": e.lambda, "apigateway": apis, apigateway.ExecuteAPI: e.apis, "events": e.events,
		"states": e.states, "sts": &sts.Service{IAM: e.iam, Keys: e.keys}}
	return nil
}
