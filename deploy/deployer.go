package deploy

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	awsiam "github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sfn"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"serverless-poc/iam"
	"serverless-poc/schema"
)

// A Deployer works on one stack in one account and region. Progress goes to Out.
type Deployer struct {
	Account string
	Region  string
	Out     io.Writer
	Rounds  int           // clean rounds of the gate in a row; 0 is 3
	Watch   time.Duration // how long Shift watches the first share; 0 is a minute
	Prune   bool          // a release removes what stack.json does not ask for any more
	Accept  string        // the one artefact's version that may pass the limits of stack.json

	lease    *lease // while a verb works
	ungated  bool   // see SkipGate
	shifting bool   // the verb is Shift
	stack    *schema.Stack
	endpoint string // that the configuration asks for, "" for AWS's own
	names    iam.Names
	s3       *s3.Client
	iam      *awsiam.Client
	lambda   *lambda.Client
	logs     *cloudwatchlogs.Client
	api      *apigateway.Client
	events   *eventbridge.Client
	states   *sfn.Client
	clock    Clock
	jitter   func(longest time.Duration) time.Duration
}

// Connect asks AWS who we are and makes the clients. cfg comes from the SDK's
// standard chain; its region must be set. Every client made of it calls by the
// table of errors (see package awserr) and fails with a [*CallError].
func Connect(ctx context.Context, cfg aws.Config, stack *schema.Stack, options ...Option) (*Deployer, error) {
	if cfg.Region == "" {
		return nil, fmt.Errorf("no AWS region is configured; set AWS_REGION, or region in the profile of ~/.aws/config")
	}
	d := &Deployer{Region: cfg.Region, Out: io.Discard, stack: stack, clock: wallClock{}, jitter: fullJitter}
	for _, option := range options {
		option(d)
	}
	cfg = cfg.Copy()
	cfg.APIOptions = append(slices.Clone(cfg.APIOptions), d.calls)
	who, err := sts.NewFromConfig(cfg).GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})
	if err != nil {
		hint := ""
		if call(err).Next == "" { // it was not sent: there are none to sign with
			hint = "; check the credentials (aws sts get-caller-identity)"
		}
		return nil, fmt.Errorf("cannot tell which account this is: %w%s", err, hint)
	}
	d.Account = aws.ToString(who.Account)
	d.s3, d.iam = s3.NewFromConfig(cfg), awsiam.NewFromConfig(cfg)
	d.lambda, d.logs = lambda.NewFromConfig(cfg), cloudwatchlogs.NewFromConfig(cfg)
	d.api, d.events = apigateway.NewFromConfig(cfg), eventbridge.NewFromConfig(cfg)
	d.states = sfn.NewFromConfig(cfg)
	d.endpoint = aws.ToString(cfg.BaseEndpoint)
	d.names = Names(stack, partitionOf(aws.ToString(who.Arn)), d.Account, d.Region)
	return d, nil
}

// partitionOf reads aws, aws-cn or aws-us-gov out of an ARN.
func partitionOf(arn string) string {
	if parts := strings.Split(arn, ":"); len(parts) > 1 && parts[1] != "" {
		return parts[1]
	}
	return "aws"
}

// Names are what the policy documents are rendered for.
func (d *Deployer) Names() iam.Names { return d.names }

func (d *Deployer) say(format string, args ...any) { fmt.Fprintf(d.Out, format+"\n", args...) }
