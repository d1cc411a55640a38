package deploy

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// A FailedError is a change that Lambda took and could not carry out. What was
// published before still serves.
type FailedError struct {
	What   string // that failed
	Code   string // Lambda's code of the reason
	Reason string // Lambda's words for it
}

func (e *FailedError) Error() string {
	return e.What + ": " + e.Code + ": " + e.Reason + "; what was published before still serves: mend the reason, then run again"
}

// failure is a change where the last change of a function has failed: Lambda
// shows what was asked for, but that is not in force and cannot be published.
func failure(c *types.FunctionConfiguration) []Change {
	switch {
	case c.State == types.StateFailed:
		return diff(nil, "state", "Failed: "+string(c.StateReasonCode), string(types.StateActive))
	case c.LastUpdateStatus == types.LastUpdateStatusFailed:
		return diff(nil, "last update", "Failed: "+string(c.LastUpdateStatusReasonCode), string(types.LastUpdateStatusSuccessful))
	}
	return nil
}

// failedVersions are the published versions that are as wanted but never came
// into force. Lambda would give the newest one again when asked to publish.
func failedVersions(versions []types.FunctionConfiguration, want functionState) []string {
	var list []string
	for _, v := range slices.Backward(versions) {
		if v.State == types.StateFailed && want.equal(stateOf(&v)) {
			list = append(list, aws.ToString(v.Version))
		}
	}
	return list
}
