package task

import (
	"context"
	"fmt"
	"runtime"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"

	"serverless-poc/converter/sdkhttp"
	"serverless-poc/deploy"
	"serverless-poc/deploy/pack"
	"serverless-poc/schema"
)

// on connects to the target, says so in the first line of the run, and calls
// f. What fails there ends mage with the status of its class.
func (r *Run) on(ctx context.Context, stack *schema.Stack, f func(*deploy.Deployer) error) error {
	cfg, where, closeTarget, err := r.connect(ctx)
	if err != nil {
		return err
	}
	defer closeTarget()
	d, err := deploy.Connect(ctx, cfg, stack)
	if err != nil {
		return exit(err)
	}
	d.Out, d.Accept, d.Prune = r.Out, r.Accept, r.Prune
	if !r.said {
		r.say("target %s, account %s, region %s", where, d.Account, d.Region)
		r.said = true
	}
	if err := r.skipGate(d); err != nil {
		return exit(err)
	}
	return exit(f(d))
}

// skipGate honours GATE=skip, which is for TARGET=aws on an emulator that runs
// no code; the embedded AWS runs it.
func (r *Run) skipGate(d *deploy.Deployer) error {
	switch {
	case r.Gate == "":
		return nil
	case r.Gate != "skip":
		return fmt.Errorf("GATE=%s is not known; leave it out, or skip (for an emulator that runs no code)", r.Gate)
	case r.Target != "aws":
		return &deploy.RefusedError{Reason: "GATE=skip is for TARGET=aws with AWS_ENDPOINT_URL set to an emulator that runs no code; the embedded AWS runs it, so leave GATE out"}
	}
	return d.SkipGate()
}

// connect gives the configuration of the target and what must be closed after.
// For aws it is the SDK's standard chain and nothing else, but for one wrapping of
// the client that the chain chose (see package sdkhttp).
func (r *Run) connect(ctx context.Context) (cfg aws.Config, where string, closeTarget func(), err error) {
	switch r.Target {
	case "local":
		return r.connectLocal(ctx)
	case "aws":
		cfg, err := config.LoadDefaultConfig(ctx)
		if err != nil {
			return cfg, "", nil, fmt.Errorf("the AWS configuration cannot be read: %w", err)
		}
		cfg.HTTPClient = sdkhttp.Over(cfg.HTTPClient) // not given to the chain, which puts AWS_CA_BUNDLE into its own
		where := "aws"
		if cfg.BaseEndpoint != nil {
			where += " at " + *cfg.BaseEndpoint
		}
		return cfg, where, func() {}, nil
	}
	return cfg, "", nil, fmt.Errorf("TARGET=%s is not known; it is local (the embedded AWS, the default) or aws", r.Target)
}

// architecture is the stack's, or this machine's where the package runs here.
func (r *Run) architecture(stack *schema.Stack) (string, error) {
	if r.Target == "local" {
		return pack.Architecture(runtime.GOARCH)
	}
	return stack.Function.Architecture, nil
}
