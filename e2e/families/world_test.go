package families

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"serverless-poc/converter/sdkhttp"
	"serverless-poc/deploy"
	"serverless-poc/emulator"
	"serverless-poc/emulator/awsmodel"
	"serverless-poc/emulator/clock"
	"serverless-poc/emulator/faults"
	"serverless-poc/internal/sfnengine"
	"serverless-poc/schema"
)

// A world is one account on the embedded AWS, with a clock that moves only when
// somebody waits and a switch for what goes wrong.
type world struct {
	dir    string
	stack  *schema.Stack
	clock  *clock.Virtual
	faults *faults.Switch
	aws    *emulator.Emulator
	held   func() []string // what AWS's models do not have of its answers
	said   bytes.Buffer
}

// models are AWS's; every answer of every world is held against them.
var models, modelsErr = awsmodel.New()

// epoch is when an empty world begins; one on a state begins a day after that.
var epoch = time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC)

// open starts a world on a copy of the state in from; "" is an empty account.
func open(from string, change ...func(*emulator.Options)) (*world, error) {
	dir, err := os.MkdirTemp("", "world-")
	if err != nil {
		return nil, err
	}
	w := &world{dir: dir, stack: stack(), clock: clock.NewVirtual(endOf(from).Add(24 * time.Hour)), faults: new(faults.Switch)}
	if from != "" {
		if err := copyState(from, dir); err != nil {
			return nil, errors.Join(err, os.RemoveAll(dir))
		}
	}
	options := emulator.Options{Dir: dir, Clock: w.clock, Intercept: w.faults.Intercept, Settle: time.Second, Seed: 1, Engine: sfnengine.Program}
	for _, f := range change {
		f(&options)
	}
	w.held = models.Hold(&options)
	if w.aws, err = emulator.Start(context.Background(), options); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return w, nil
}

// copyState copies a closed world's state; S3 keeps what it knows of an object
// in extended attributes, so cp does it.
func copyState(from, to string) error {
	out, err := exec.Command("cp", "-a", "--preserve=all", from+"/.", to).CombinedOutput()
	if err != nil {
		return fmt.Errorf("cp: %v: %s", err, out)
	}
	return nil
}

// keep stops the world and leaves its state for open; the caller removes it.
func (w *world) keep() (dir string, err error) { return w.dir, w.stop() }

// close ends the world and removes its state.
func (w *world) close() error { return errors.Join(w.stop(), os.RemoveAll(w.dir)) }

// stop ends the world; answers that AWS would not give are an error.
func (w *world) stop() error {
	err := w.aws.Close()
	for _, line := range w.held() {
		err = errors.Join(err, errors.New(line))
	}
	return err
}

// deployers is the configuration of a deployer: it says so in its User-Agent.
func (w *world) deployers() aws.Config {
	cfg := w.config()
	cfg.AppID = "deployer"
	return cfg
}

// config is the SDK's, for the account's root.
func (w *world) config() aws.Config {
	url := w.aws.URL()
	return aws.Config{
		Region: "us-east-1", BaseEndpoint: &url, HTTPClient: sdkhttp.New(), RetryMaxAttempts: 1,
		Credentials: credentials.NewStaticCredentialsProvider(emulator.AccessKey, emulator.SecretKey, ""),
	}
}

// deployer connects as the account's root. What it says is kept.
func (w *world) deployer(ctx context.Context, cfg aws.Config) (*deploy.Deployer, error) {
	d, err := deploy.Connect(ctx, cfg, w.stack, deploy.WithClock(w.clock), deploy.WithJitter(longest))
	if err != nil {
		return nil, err
	}
	w.said.Reset()
	d.Out, d.Rounds = &w.said, gateRounds
	return d, nil
}

// gateRounds is the least that is "in a row".
const gateRounds = 2

// longest is the jitter of a deterministic run.
func longest(d time.Duration) time.Duration { return d }
