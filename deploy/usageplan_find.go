package deploy

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
)

// findUsagePlan is the plan with our name and our tag, nil when there is none.
func (d *Deployer) findUsagePlan(ctx context.Context) (*types.UsagePlan, error) {
	list, err := d.taggedUsagePlans(ctx)
	if err != nil {
		return nil, err
	}
	return only("usage plan", d.stack.API.Name, list, func(p types.UsagePlan) (id, name *string) { return p.Id, p.Name })
}

// usagePlanID is findUsagePlan for the id alone.
func (d *Deployer) usagePlanID(ctx context.Context) (string, error) {
	plan, err := d.findUsagePlan(ctx)
	if err != nil || plan == nil {
		return "", err
	}
	return aws.ToString(plan.Id), nil
}

// taggedUsagePlans are all plans with our tag, whatever their name, of all pages.
func (d *Deployer) taggedUsagePlans(ctx context.Context) ([]types.UsagePlan, error) {
	var list []types.UsagePlan
	pages := apigateway.NewGetUsagePlansPaginator(d.api, &apigateway.GetUsagePlansInput{Limit: aws.Int32(500)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("cannot list the usage plans: %w", err)
		}
		for _, p := range page.Items {
			if d.tagged(p.Tags) {
				list = append(list, p)
			}
		}
	}
	return list, nil
}

// planKeys are the ids of the keys in a plan.
func (d *Deployer) planKeys(ctx context.Context, plan string) ([]string, error) {
	var ids []string
	pages := apigateway.NewGetUsagePlanKeysPaginator(d.api, &apigateway.GetUsagePlanKeysInput{UsagePlanId: &plan, Limit: aws.Int32(500)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("cannot list the keys of usage plan %s: %w", plan, err)
		}
		for _, k := range page.Items {
			ids = append(ids, aws.ToString(k.Id))
		}
	}
	return ids, nil
}
