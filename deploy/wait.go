package deploy

import (
	"context"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// settling bounds how long a function may take to be made or changed.
const settling = 5 * time.Minute

// settled waits until a function (qualifier "") or one of its versions can be
// called and changed, and returns its configuration with the revision of then,
// beside a [*FailedError] too.
//
// $LATEST has a LastUpdateStatus; a published version has none and is judged by
// its State alone (Lambda: "Lambda function states").
func (d *Deployer) settled(ctx context.Context, name, qualifier string) (*lambda.GetFunctionConfigurationOutput, error) {
	in := &lambda.GetFunctionConfigurationInput{FunctionName: &name}
	what := "function " + name
	if qualifier != "" {
		in.Qualifier = &qualifier
		what += " version " + qualifier
	}
	var out *lambda.GetFunctionConfigurationOutput
	start := d.clock.Now()
	done, err := d.until(ctx, settling, func() (done bool, err error) {
		out, err = d.lambda.GetFunctionConfiguration(ctx, in)
		if missing(err) && d.clock.Now().Sub(start) < patience { // made a moment ago
			return false, nil
		}
		if err != nil {
			return false, err
		}
		return judge(out, qualifier != "")
	})
	if err != nil {
		return out, about(what, err)
	}
	if !done {
		return nil, fmt.Errorf("%s: still %s/%s after %s; run again later", what, out.State, out.LastUpdateStatus, settling)
	}
	return out, nil
}

// judge reads the states: done, not yet, or an error that no waiting mends.
func judge(c *lambda.GetFunctionConfigurationOutput, published bool) (done bool, err error) {
	switch c.State {
	case types.StateActive, types.StateInactive: // inactive: idle, wakes when called
	case types.StatePending, "":
		return false, nil
	case types.StateFailed:
		return false, &FailedError{"state Failed", string(c.StateReasonCode), aws.ToString(c.StateReason)}
	default:
		return false, fmt.Errorf("state %s (%s): this program does not know what to do in it; look at the function in the console", c.State, aws.ToString(c.StateReason))
	}
	if published {
		return true, nil
	}
	switch c.LastUpdateStatus {
	case types.LastUpdateStatusSuccessful:
		return true, nil
	case types.LastUpdateStatusInProgress, "":
		return false, nil
	case types.LastUpdateStatusFailed:
		return false, &FailedError{"the last update failed", string(c.LastUpdateStatusReasonCode), aws.ToString(c.LastUpdateStatusReason)}
	}
	return false, fmt.Errorf("last update status %s: this program does not know what to do in it", c.LastUpdateStatus)
}
