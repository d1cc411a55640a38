package families

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"serverless-poc/emulator"
	"serverless-poc/emulator/faults"
)

// TestDestroyPartial: the first deploy is killed at every call, then everything
// is destroyed, twice. Nothing of ours is left, and what is somebody else's, a
// bucket, a role, a log group and an API without our tag, is as it was.
func TestDestroyPartial(t *testing.T) {
	calls, _, err := unharmed(scenarios[0])
	if err != nil {
		t.Fatal(err)
	}
	f := newFamily(t, "destroy from every partial state")
	for n, c := range calls {
		for moment, word := range []string{"before", "unread", "after"} {
			f.add(fmt.Sprintf("first deploy killed at call %d (%s) %s, destroyed", n+1, c, word), func() error {
				return destroyed(n+1, emulator.Moment(moment))
			})
		}
	}
	f.run()
}

func destroyed(n int, moment emulator.Moment) error {
	w, err := open("")
	if err != nil {
		return err
	}
	defer w.close()
	if err := w.strangers(); err != nil {
		return err
	}
	want, err := w.dump()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	w.faults.Set(faults.On(byDeployer, faults.KillAt(n, moment, cancel)))
	_ = w.run(ctx, deployRelease(0)) // it is killed; what it leaves is looked at
	w.faults.Set(nil)
	w.clock.Advance(nap) // the dead one's lease is over
	for _, round := range []string{"first", "second"} {
		if err := w.run(context.Background(), destroy); err != nil {
			return fmt.Errorf("the %s time: %w", round, err)
		}
		got, err := w.dump()
		if err != nil {
			return err
		}
		if err := differences(want, got); err != nil {
			return fmt.Errorf("after the %s time: %w", round, err)
		}
	}
	return nil
}

// strangers are somebody else's resources, with names like ours and without tags.
func (w *world) strangers() error {
	ctx, cfg, name := context.Background(), w.config(), function()+"Else"
	bucket, trust := strings.ToLower(name), `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}`
	if _, err := s3.NewFromConfig(cfg).CreateBucket(ctx, &s3.CreateBucketInput{Bucket: &bucket}); err != nil {
		return err
	}
	if _, err := iam.NewFromConfig(cfg).CreateRole(ctx, &iam.CreateRoleInput{RoleName: &name, AssumeRolePolicyDocument: &trust}); err != nil {
		return err
	}
	if _, err := cloudwatchlogs.NewFromConfig(cfg).CreateLogGroup(ctx, &cloudwatchlogs.CreateLogGroupInput{LogGroupName: aws.String("/aws/lambda/" + name)}); err != nil {
		return err
	}
	api := stack().API.Name // names of APIs are not unique
	_, err := apigateway.NewFromConfig(cfg).CreateRestApi(ctx, &apigateway.CreateRestApiInput{Name: &api})
	return err
}
