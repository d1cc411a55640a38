package deploy

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"
)

// maxLogLines is how many lines Logs writes, the last ones.
const maxLogLines = 200

// Logs writes the last lines of a function's log since a while ago, oldest
// first, with their times. filter is CloudWatch's filter pattern, "" for all.
// It reads what is there and waits for nothing.
func (d *Deployer) Logs(ctx context.Context, w io.Writer, function string, since time.Duration, filter string) error {
	var last []types.FilteredLogEvent
	left := 0
	err := d.logEvents(ctx, function, d.now().Add(-since), filter, func(e types.FilteredLogEvent) {
		if last = append(last, e); len(last) > maxLogLines {
			last, left = last[1:], left+1
		}
	})
	if err != nil {
		return err
	}
	if len(last) == 0 {
		_, err := fmt.Fprintf(w, "  nothing in %s since %s ago\n", logGroup(function), since)
		return err
	}
	if left > 0 {
		if _, err := fmt.Fprintf(w, "  (%d earlier lines are left out)\n", left); err != nil {
			return err
		}
	}
	for _, e := range last {
		when := time.UnixMilli(aws.ToInt64(e.Timestamp)).UTC().Format("2006-01-02 15:04:05.000")
		if _, err := fmt.Fprintf(w, "  %s  %s\n", when, strings.TrimRight(aws.ToString(e.Message), "\n")); err != nil {
			return err
		}
	}
	return nil
}

// logEvents hands over each event of a function's log since from.
// filter is CloudWatch's filter pattern, "" for all.
func (d *Deployer) logEvents(ctx context.Context, function string, from time.Time, filter string, each func(types.FilteredLogEvent)) error {
	group := logGroup(function)
	in := &cloudwatchlogs.FilterLogEventsInput{LogGroupName: &group, StartTime: aws.Int64(from.UnixMilli())}
	if filter != "" {
		in.FilterPattern = &filter
	}
	for pages := cloudwatchlogs.NewFilterLogEventsPaginator(d.logs, in); pages.HasMorePages(); {
		page, err := pages.NextPage(ctx)
		if missing(err) {
			return refusef("there is no log group %s here; run deploy first", group)
		}
		if err != nil {
			return err
		}
		for _, e := range page.Events {
			each(e)
		}
	}
	return nil
}
