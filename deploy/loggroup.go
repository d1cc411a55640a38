package deploy

import (
	"context"
	"fmt"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"
)

// logGroup plans a function's log group and its retention. Lambda makes an
// untagged group by itself when a function writes before there is one, so a
// group without any tag becomes ours; one with another stack's tag does not.
func (d *Deployer) logGroup(ctx context.Context, function string) (*Step, error) {
	s := &Step{Kind: "log group", Name: logGroup(function), Note: fmt.Sprintf("kept for %d days", d.stack.LogRetention)}
	group, err := d.findLogGroup(ctx, s.Name)
	if err != nil {
		return nil, fmt.Errorf("log group %s: %w", s.Name, err)
	}
	have, current := map[string]string{}, ""
	if group != nil {
		if have, err = d.logGroupTags(ctx, s.Name); err != nil {
			return nil, fmt.Errorf("log group %s: cannot read its tags: %w", s.Name, err)
		}
		if len(have) > 0 {
			if err := d.ours("log group "+s.Name, have); err != nil {
				return nil, err
			}
		}
		if group.RetentionInDays != nil {
			current = strconv.Itoa(int(*group.RetentionInDays)) + " days"
		}
	}
	retention := diff(nil, "retention", current, strconv.Itoa(d.stack.LogRetention)+" days")
	tags := d.tagChanges(have)
	s.Changes = append(retention, tags...)
	s.apply = func(ctx context.Context) error {
		return d.applyLogGroup(ctx, s.Name, group != nil, len(retention) > 0, len(tags) > 0)
	}
	return s.settle(group != nil), nil
}

func (d *Deployer) applyLogGroup(ctx context.Context, name string, exists, retention, tags bool) error {
	if !exists {
		_, err := d.logs.CreateLogGroup(ctx, &cloudwatchlogs.CreateLogGroupInput{LogGroupName: &name, Tags: d.tags()})
		if err == nil {
			tags = false // it was made with them
		} else if !taken(err) { // Lambda was faster
			return err
		}
	}
	if tags {
		arn := d.logGroupARN(name)
		if _, err := d.logs.TagResource(ctx, &cloudwatchlogs.TagResourceInput{ResourceArn: &arn, Tags: d.tags()}); err != nil {
			return err
		}
	}
	if !retention {
		return nil
	}
	_, err := d.logs.PutRetentionPolicy(ctx, &cloudwatchlogs.PutRetentionPolicyInput{
		LogGroupName: &name, RetentionInDays: aws.Int32(int32(d.stack.LogRetention)),
	})
	return err
}

// findLogGroup searches by prefix, all there is, and takes the exact name.
func (d *Deployer) findLogGroup(ctx context.Context, name string) (*types.LogGroup, error) {
	pages := cloudwatchlogs.NewDescribeLogGroupsPaginator(d.logs, &cloudwatchlogs.DescribeLogGroupsInput{LogGroupNamePrefix: &name})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, group := range page.LogGroups {
			if aws.ToString(group.LogGroupName) == name {
				return &group, nil
			}
		}
	}
	return nil, nil
}

func (d *Deployer) logGroupTags(ctx context.Context, name string) (map[string]string, error) {
	arn := d.logGroupARN(name)
	out, err := d.logs.ListTagsForResource(ctx, &cloudwatchlogs.ListTagsForResourceInput{ResourceArn: &arn})
	if err != nil {
		return nil, err
	}
	return out.Tags, nil
}

func (d *Deployer) logGroupARN(name string) string {
	return "arn:" + d.names.Partition + ":logs:" + d.Region + ":" + d.Account + ":log-group:" + name
}
