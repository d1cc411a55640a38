package deploy

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"
)

// A rule is an EventBridge rule with its targets and tags.
type rule struct {
	*eventbridge.DescribeRuleOutput
	targets []types.Target
	tags    map[string]string
}

// rule reads the rule called name; [missing] tells that there is none.
func (d *Deployer) rule(ctx context.Context, name string) (*rule, error) {
	out, err := d.events.DescribeRule(ctx, &eventbridge.DescribeRuleInput{Name: &name})
	if err != nil {
		return nil, err
	}
	r := &rule{DescribeRuleOutput: out, tags: map[string]string{}}
	tags, err := d.events.ListTagsForResource(ctx, &eventbridge.ListTagsForResourceInput{ResourceARN: out.Arn})
	if err != nil {
		return nil, fmt.Errorf("cannot read its tags: %w", err)
	}
	for _, t := range tags.Tags {
		r.tags[aws.ToString(t.Key)] = aws.ToString(t.Value)
	}
	in := &eventbridge.ListTargetsByRuleInput{Rule: &name}
	for {
		page, err := d.events.ListTargetsByRule(ctx, in)
		if err != nil {
			return nil, fmt.Errorf("cannot list its targets: %w", err)
		}
		r.targets = append(r.targets, page.Targets...)
		if in.NextToken = page.NextToken; aws.ToString(in.NextToken) == "" {
			return r, nil
		}
	}
}

// ruleARN is where the schedule of function comes from.
func (d *Deployer) ruleARN(function string) string {
	return "arn:" + d.names.Partition + ":events:" + d.Region + ":" + d.Account + ":rule/" + function
}

func (d *Deployer) eventTags() []types.Tag {
	var list []types.Tag
	for key, value := range d.tags() {
		list = append(list, types.Tag{Key: aws.String(key), Value: aws.String(value)})
	}
	return list
}
