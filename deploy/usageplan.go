package deploy

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
)

// usagePlan plans what a key may ask for: rate, burst and quota on the stage.
func (d *Deployer) usagePlan(ctx context.Context, ids *gatewayIDs) (*Step, error) {
	a := d.stack.API
	s := &Step{Kind: "usage plan", Name: a.Name}
	s.Note = fmt.Sprintf("%d a second, %d at once, %d a %s", a.Throttle.Rate, a.Throttle.Burst, a.Quota.Limit, strings.ToLower(a.Quota.Period))
	have, err := d.findUsagePlan(ctx)
	if err != nil {
		return nil, err
	}
	if have == nil {
		s.Changes = append(d.usageChanges(&types.UsagePlan{}, ids), d.tagChanges(nil)...)
		s.apply = func(ctx context.Context) (err error) {
			ids.plan, err = d.makeOnce(ctx, d.usagePlanID, func(ctx context.Context) (string, error) { return d.createUsagePlan(ctx, ids) })
			return err
		}
		return s.settle(false), nil
	}
	ids.plan = aws.ToString(have.Id)
	tags := d.tagChanges(have.Tags)
	s.Changes = append(d.usageChanges(have, ids), tags...)
	s.apply = func(ctx context.Context) error { return d.updateUsagePlan(ctx, ids, tags) }
	return s.settle(true), nil
}

func (d *Deployer) planDescription() string { return "Keys of stack " + StackName(d.stack) }

// usageChanges compares everything; the plan is for our stage and for no other.
func (d *Deployer) usageChanges(have *types.UsagePlan, ids *gatewayIDs) []Change {
	a, stage := d.stack.API, ids.stage(d.stack.API.Stage)
	var rate, burst, limit, period string
	offset := "0"
	if t := have.Throttle; t != nil {
		rate, burst = strconv.FormatFloat(t.RateLimit, 'g', -1, 64), strconv.Itoa(int(t.BurstLimit))
	}
	if q := have.Quota; q != nil {
		limit, period, offset = strconv.Itoa(int(q.Limit)), string(q.Period), strconv.Itoa(int(q.Offset))
	}
	changes := diff(nil, "description", aws.ToString(have.Description), d.planDescription())
	changes = diff(changes, "rate", rate, strconv.Itoa(a.Throttle.Rate))
	changes = diff(changes, "burst", burst, strconv.Itoa(a.Throttle.Burst))
	changes = diff(changes, "quota", limit, strconv.Itoa(a.Quota.Limit))
	changes = diff(changes, "quota's period", period, a.Quota.Period)
	changes = diff(changes, "quota's offset", offset, "0")
	current := ""
	for _, s := range have.ApiStages {
		if name := aws.ToString(s.ApiId) + ":" + aws.ToString(s.Stage); name != stage {
			changes = diff(changes, "stage "+name, name, "")
		} else if ids.staged { // otherwise it is the name of a stage that is gone
			current = name
			changes = append(changes, methodThrottles(s)...)
		}
	}
	return diff(changes, "stage", current, stage)
}

// stage is how a usage plan names the stage.
func (ids *gatewayIDs) stage(name string) string { return orNext(ids.api) + ":" + name }

func (d *Deployer) createUsagePlan(ctx context.Context, ids *gatewayIDs) (string, error) {
	a := d.stack.API
	out, err := d.api.CreateUsagePlan(ctx, &apigateway.CreateUsagePlanInput{
		Name: &a.Name, Description: aws.String(d.planDescription()), Tags: d.tags(),
		Throttle:  &types.ThrottleSettings{RateLimit: float64(a.Throttle.Rate), BurstLimit: int32(a.Throttle.Burst)},
		Quota:     &types.QuotaSettings{Limit: int32(a.Quota.Limit), Period: types.QuotaPeriodType(a.Quota.Period)},
		ApiStages: []types.ApiStage{{ApiId: &ids.api, Stage: &a.Stage}},
	})
	if err != nil {
		return "", err
	}
	return aws.ToString(out.Id), nil
}

// updateUsagePlan reads the plan again, as the steps before may have changed
// what it is attached to, and mends everything in one call: AWS takes one in
// twenty seconds.
func (d *Deployer) updateUsagePlan(ctx context.Context, ids *gatewayIDs, tags []Change) error {
	if err := d.tagGateway(ctx, "/usageplans/"+ids.plan, tags); err != nil {
		return err
	}
	have, err := d.findUsagePlan(ctx)
	if err != nil || have == nil {
		return err
	}
	staged := *ids
	staged.staged = true
	operations := usagePatches(d.usageChanges(have, &staged), ids.stage(d.stack.API.Stage))
	return d.patchUsagePlan(ctx, ids.plan, operations, func(now *types.UsagePlan) bool { return len(d.usageChanges(now, &staged)) == 0 })
}
