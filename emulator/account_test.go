package emulator_test

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

// Every function and version counts with its code.
func TestAccountSettings(t *testing.T) {
	_, c := run(t)
	none := must(c.lambda.GetAccountSettings(t.Context(), &lambda.GetAccountSettingsInput{}))(t)
	function(t, c, "F", role(t, c, "R"), nil)
	name := "F"
	must(c.lambda.PublishVersion(t.Context(), &lambda.PublishVersionInput{FunctionName: &name}))(t)
	size := must(c.lambda.GetFunctionConfiguration(t.Context(), &lambda.GetFunctionConfigurationInput{FunctionName: &name}))(t).CodeSize
	got := must(c.lambda.GetAccountSettings(t.Context(), &lambda.GetAccountSettingsInput{}))(t)
	if none.AccountUsage.FunctionCount != 0 || got.AccountUsage.FunctionCount != 1 || size == 0 || got.AccountUsage.TotalCodeSize != 2*size {
		t.Errorf("used %+v, then %+v; want 1 function and twice %d bytes", none.AccountUsage, got.AccountUsage, size)
	}
	if got.AccountLimit.ConcurrentExecutions != 1000 || got.AccountLimit.TotalCodeSize != 75<<30 {
		t.Errorf("limits %+v; want 1000 executions and 75 GB", got.AccountLimit)
	}
}
