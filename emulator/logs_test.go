package emulator_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"
)

func TestLogGroups(t *testing.T) {
	_, c := run(t)
	logsConformance(t, c)
	_, err := c.logs.PutRetentionPolicy(t.Context(), &cloudwatchlogs.PutRetentionPolicyInput{LogGroupName: aws.String("/g"), RetentionInDays: aws.Int32(31)})
	wants(t, "a retention AWS does not have", err, "InvalidParameterException 400")
}

// Groups, streams and events come in pages.
func TestLogPages(t *testing.T) {
	_, c := run(t)
	ctx := t.Context()
	const many = 53
	for i := range many {
		must(c.logs.CreateLogGroup(ctx, &cloudwatchlogs.CreateLogGroupInput{LogGroupName: aws.String(fmt.Sprintf("/g/%02d", i))}))(t)
		must(c.logs.CreateLogStream(ctx, &cloudwatchlogs.CreateLogStreamInput{LogGroupName: aws.String("/g/00"), LogStreamName: aws.String(fmt.Sprintf("s%02d", i))}))(t)
	}
	now := time.Now().UnixMilli()
	must(c.logs.PutLogEvents(ctx, &cloudwatchlogs.PutLogEventsInput{LogGroupName: aws.String("/g/00"), LogStreamName: aws.String("s00"), LogEvents: []types.InputLogEvent{
		{Timestamp: &now, Message: aws.String(`{"level":"ERROR","n":1}`)}, {Timestamp: &now, Message: aws.String(`{"level":"INFO","n":2}`)}, {Timestamp: &now, Message: aws.String(`{"level":"ERROR","n":3}`)}}}))(t)
	groups, streams, events := map[string]bool{}, map[string]bool{}, map[string]bool{}
	pages := [3]int{}
	for p := cloudwatchlogs.NewDescribeLogGroupsPaginator(c.logs, &cloudwatchlogs.DescribeLogGroupsInput{LogGroupNamePrefix: aws.String("/g/")}); p.HasMorePages(); pages[0]++ {
		for _, g := range must(p.NextPage(ctx))(t).LogGroups {
			groups[*g.LogGroupName] = true
		}
	}
	for p := cloudwatchlogs.NewDescribeLogStreamsPaginator(c.logs, &cloudwatchlogs.DescribeLogStreamsInput{LogGroupName: aws.String("/g/00"), Limit: aws.Int32(20)}); p.HasMorePages(); pages[1]++ {
		for _, s := range must(p.NextPage(ctx))(t).LogStreams {
			streams[*s.LogStreamName] = true
		}
	}
	for p := cloudwatchlogs.NewFilterLogEventsPaginator(c.logs, &cloudwatchlogs.FilterLogEventsInput{LogGroupName: aws.String("/g/00"), FilterPattern: aws.String(`{ $.level = "ERROR" }`), Limit: aws.Int32(1)}); p.HasMorePages(); pages[2]++ {
		for _, e := range must(p.NextPage(ctx))(t).Events {
			events[*e.Message] = true
		}
	}
	if len(groups) != many || len(streams) != many || len(events) != 2 || pages != [3]int{2, 3, 2} {
		t.Errorf("%d groups, %d streams, %d events on %v pages", len(groups), len(streams), len(events), pages)
	}
	_, err := c.logs.DescribeLogGroups(ctx, &cloudwatchlogs.DescribeLogGroupsInput{Limit: aws.Int32(51)})
	wants(t, "51 groups at once", err, "InvalidParameterException 400")
}

// logsConformance is what any CloudWatch Logs must answer; see TestWitness.
func logsConformance(t *testing.T, c clients) {
	ctx, g := t.Context(), aws.String("/aws/lambda/conformance")
	must(c.logs.CreateLogGroup(ctx, &cloudwatchlogs.CreateLogGroupInput{LogGroupName: g, Tags: map[string]string{"project": "p"}}))(t)
	_, err := c.logs.CreateLogGroup(ctx, &cloudwatchlogs.CreateLogGroupInput{LogGroupName: g})
	wants(t, "CreateLogGroup twice", err, "ResourceAlreadyExistsException 400")
	must(c.logs.PutRetentionPolicy(ctx, &cloudwatchlogs.PutRetentionPolicyInput{LogGroupName: g, RetentionInDays: aws.Int32(30)}))(t)
	list := must(c.logs.DescribeLogGroups(ctx, &cloudwatchlogs.DescribeLogGroupsInput{LogGroupNamePrefix: g}))(t)
	if len(list.LogGroups) != 1 || aws.ToInt32(list.LogGroups[0].RetentionInDays) != 30 {
		t.Fatalf("%d groups with that prefix", len(list.LogGroups))
	}
	arn := aws.String("arn:aws:logs:us-east-1:" + accountOf(*list.LogGroups[0].Arn) + ":log-group:" + *g)
	must(c.logs.TagResource(ctx, &cloudwatchlogs.TagResourceInput{ResourceArn: arn, Tags: map[string]string{"more": "m"}}))(t)
	tags := must(c.logs.ListTagsForResource(ctx, &cloudwatchlogs.ListTagsForResourceInput{ResourceArn: arn}))(t)
	if len(tags.Tags) != 2 {
		t.Errorf("tags are %v", tags.Tags)
	}
	stream := aws.String("2026/01/01/[1]abc")
	must(c.logs.CreateLogStream(ctx, &cloudwatchlogs.CreateLogStreamInput{LogGroupName: g, LogStreamName: stream}))(t)
	var events []types.InputLogEvent
	start := time.Now().UnixMilli()
	for i := range 5 {
		events = append(events, types.InputLogEvent{Timestamp: aws.Int64(start + int64(i)), Message: aws.String(fmt.Sprintf("line %d", i))})
	}
	must(c.logs.PutLogEvents(ctx, &cloudwatchlogs.PutLogEventsInput{LogGroupName: g, LogStreamName: stream, LogEvents: events}))(t)
	got := must(c.logs.GetLogEvents(ctx, &cloudwatchlogs.GetLogEventsInput{LogGroupName: g, LogStreamName: stream, StartFromHead: aws.Bool(true), Limit: aws.Int32(2)}))(t)
	rest := must(c.logs.GetLogEvents(ctx, &cloudwatchlogs.GetLogEventsInput{LogGroupName: g, LogStreamName: stream, StartFromHead: aws.Bool(true), NextToken: got.NextForwardToken}))(t)
	if len(got.Events) != 2 || len(rest.Events) != 3 || *rest.Events[0].Message != "line 2" {
		t.Errorf("pages of %d and %d events", len(got.Events), len(rest.Events))
	}
	found := must(c.logs.FilterLogEvents(ctx, &cloudwatchlogs.FilterLogEventsInput{LogGroupName: g, StartTime: aws.Int64(start + 3)}))(t)
	if len(found.Events) != 2 {
		t.Errorf("%d events from the third on", len(found.Events))
	}
	must(c.logs.DeleteLogGroup(ctx, &cloudwatchlogs.DeleteLogGroupInput{LogGroupName: g}))(t)
	_, err = c.logs.DeleteLogGroup(ctx, &cloudwatchlogs.DeleteLogGroupInput{LogGroupName: g})
	wants(t, "DeleteLogGroup twice", err, "ResourceNotFoundException 400")
}

// accountOf is the account in an ARN, its fifth part.
func accountOf(arn string) string { return strings.Split(arn, ":")[4] }
