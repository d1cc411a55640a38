package e2e

import (
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/apigateway"

	"serverless-poc/emulator"
	"serverless-poc/emulator/clock"
	"serverless-poc/emulator/faults"
)

// loseFirst breaks the connection after the first call of each changing
// operation of the services took effect, and counts them.
func loseFirst(services ...string) (script faults.Script, lost func() map[string]bool) {
	var mu sync.Mutex
	seen := map[string]bool{}
	of := map[string]bool{}
	for _, s := range services {
		of[s] = true
	}
	return func(c *emulator.Call) *emulator.Fault {
			mu.Lock()
			defer mu.Unlock()
			name := c.Service + ":" + c.Operation
			if !c.Mutating || !of[c.Service] || seen[name] {
				return nil
			}
			seen[name] = true
			return &emulator.Fault{When: emulator.Unread, Cut: true}
		}, func() map[string]bool {
			mu.Lock()
			defer mu.Unlock()
			return seen
		}
}

// The answer to every changing call of the API and the schedule is lost once,
// when they are made and when they are destroyed: nothing is made twice, and
// nothing is left.
func TestLostAnswers(t *testing.T) {
	w := wholeWorldOn(t, clock.NewVirtual(time.Now()))
	script, lost := loseFirst("apigateway", "events")
	w.script.Store(&script)
	w.deploy()
	for _, name := range []string{
		"apigateway:CreateRestApi", "apigateway:PutRestApi", "apigateway:CreateDeployment", "apigateway:CreateStage",
		"apigateway:CreateUsagePlan", "apigateway:CreateApiKey", "apigateway:CreateUsagePlanKey", "events:PutRule", "events:PutTargets",
	} {
		if !lost()[name] {
			t.Errorf("no answer to %s was lost", name)
		}
	}
	client := apigateway.NewFromConfig(w.cfg)
	apis, err := client.GetRestApis(t.Context(), &apigateway.GetRestApisInput{})
	must(t, err)
	plans, err := client.GetUsagePlans(t.Context(), &apigateway.GetUsagePlansInput{})
	must(t, err)
	keys, err := client.GetApiKeys(t.Context(), &apigateway.GetApiKeysInput{})
	must(t, err)
	deployments, err := client.GetDeployments(t.Context(), &apigateway.GetDeploymentsInput{RestApiId: apis.Items[0].Id})
	must(t, err)
	if len(apis.Items) != 1 || len(plans.Items) != 1 || len(keys.Items) != 1 || len(deployments.Items) != 1 {
		t.Errorf("%d APIs, %d usage plans, %d keys, %d deployments; want one of each", len(apis.Items), len(plans.Items), len(keys.Items), len(deployments.Items))
	}
	if lines := w.plan(); len(lines) > 0 {
		t.Errorf("the plan after the deploy is %q; want it empty", lines)
	}
	if n, err := w.deployer().Destroy(t.Context()); err != nil || n != 10 {
		t.Errorf("%d removed, %v; want 10", n, err)
	}
	if n, err := w.deployer().Destroy(t.Context()); err != nil || n != 0 {
		t.Errorf("the second time %d removed, %v; want none", n, err)
	}
}
