package deploy

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

func TestJudge(t *testing.T) {
	type output = lambda.GetFunctionConfigurationOutput
	for _, c := range []struct {
		name      string
		out       output
		published bool
		done      bool
		err       string
	}{
		{"new", output{State: types.StatePending}, false, false, ""},
		{"no status yet", output{State: types.StateActive}, false, false, ""},
		{"updating", output{State: types.StateActive, LastUpdateStatus: types.LastUpdateStatusInProgress}, false, false, ""},
		{"ready", output{State: types.StateActive, LastUpdateStatus: types.LastUpdateStatusSuccessful}, false, true, ""},
		{"version pending", output{State: types.StatePending}, true, false, ""},
		{"version ready", output{State: types.StateActive}, true, true, ""},
		{"idle", output{State: types.StateInactive, LastUpdateStatus: types.LastUpdateStatusSuccessful}, false, true, ""},
		{"failed", output{State: types.StateFailed, StateReasonCode: types.StateReasonCodeInvalidRuntime, StateReason: aws.String("no such runtime")}, true, false,
			"state Failed: InvalidRuntime: no such runtime; what was published before still serves: mend the reason, then run again"},
		{"update failed", output{State: types.StateActive, LastUpdateStatus: types.LastUpdateStatusFailed,
			LastUpdateStatusReasonCode: types.LastUpdateStatusReasonCodeInsufficientRolePermissions, LastUpdateStatusReason: aws.String("role")}, false, false,
			"the last update failed: InsufficientRolePermissions: role; what was published before still serves: mend the reason, then run again"},
		{"unknown", output{State: "Sleeping"}, false, false,
			"state Sleeping (): this program does not know what to do in it; look at the function in the console"},
	} {
		done, err := judge(&c.out, c.published)
		text := ""
		if err != nil {
			text = err.Error()
		}
		if done != c.done || text != c.err {
			t.Errorf("%s: %t, %q; want %t, %q", c.name, done, text, c.done, c.err)
		}
	}
}
