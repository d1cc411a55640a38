package events

import (
	"testing"
	"time"
)

// When a schedule fires next. The expressions are those of the EventBridge User
// Guide's tables; the dates were read off a calendar.
func TestNext(t *testing.T) {
	cases := []struct{ schedule, now, want string }{
		{"rate(1 minute)", "2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z"},
		{"rate(5 minutes)", "2026-01-01T00:00:00Z", "2026-01-01T00:05:00Z"},
		{"rate(5 minutes)", "2026-01-01T00:07:30Z", "2026-01-01T00:10:00Z"},
		{"rate(1 hour)", "2026-01-01T23:00:00Z", "2026-01-02T00:00:00Z"},
		{"rate(7 days)", "2026-01-08T00:00:01Z", "2026-01-15T00:00:00Z"},
		{"cron(0 10 * * ? *)", "2026-01-01T10:00:00Z", "2026-01-02T10:00:00Z"},           // 10:00 every day
		{"cron(15 12 * * ? *)", "2026-01-01T12:14:59Z", "2026-01-01T12:15:00Z"},          // 12:15 every day
		{"cron(0 18 ? * MON-FRI *)", "2026-01-02T18:00:00Z", "2026-01-05T18:00:00Z"},     // a Friday, then Monday
		{"cron(0 8 1 * ? *)", "2026-12-01T08:00:00Z", "2027-01-01T08:00:00Z"},            // the first of the month
		{"cron(0/15 * * * ? *)", "2026-01-01T00:46:00Z", "2026-01-01T01:00:00Z"},         // every quarter of an hour
		{"cron(0/10 * ? * MON-FRI *)", "2026-01-02T23:51:00Z", "2026-01-05T00:00:00Z"},   // every 10 minutes of weekdays
		{"cron(0/5 8-17 ? * MON-FRI *)", "2026-01-02T17:56:00Z", "2026-01-05T08:00:00Z"}, // office hours
		{"cron(0 9 ? * 2#1 *)", "2026-01-05T09:00:00Z", "2026-02-02T09:00:00Z"},          // the first Monday
		{"cron(0 0 L * ? *)", "2028-02-01T00:00:00Z", "2028-02-29T00:00:00Z"},            // the last day, in a leap year
		{"cron(0 0 ? * 6L *)", "2026-01-30T00:00:00Z", "2026-02-27T00:00:00Z"},           // the last Friday
		{"cron(0 0 ? * L *)", "2026-01-01T00:00:00Z", "2026-01-03T00:00:00Z"},            // Saturday
		{"cron(0 0 15W * ? *)", "2026-02-01T00:00:00Z", "2026-02-16T00:00:00Z"},          // the 15th is a Sunday
		{"cron(0 0 1W * ? *)", "2026-07-31T00:00:00Z", "2026-08-03T00:00:00Z"},           // the 1st is a Saturday
		{"cron(0 0 31W * ? *)", "2026-05-01T00:00:00Z", "2026-05-29T00:00:00Z"},          // the 31st is a Sunday
		{"cron(0 0 1,15 jan,JUL ? *)", "2026-01-15T00:00:00Z", "2026-07-01T00:00:00Z"},
		{"cron(30 4 29 2 ? *)", "2026-03-01T00:00:00Z", "2028-02-29T04:30:00Z"},
		{"cron(0 0 1 1 ? 2030/5)", "2031-01-01T00:00:00Z", "2035-01-01T00:00:00Z"},
		{"cron(0 0 1 1 ? 2020)", "2026-01-01T00:00:00Z", ""}, // over
		{"cron(0 0 31 2 ? *)", "2026-01-01T00:00:00Z", ""},   // never
	}
	since := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, one := range cases {
		plan, err := parseSchedule(one.schedule)
		if err != nil {
			t.Errorf("%s: %v", one.schedule, err)
			continue
		}
		now, err := time.Parse(time.RFC3339, one.now)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if at, ok := plan.next(since, now); ok {
			got = at.Format(time.RFC3339)
		}
		if got != one.want {
			t.Errorf("%s after %s: got %q, want %q", one.schedule, one.now, got, one.want)
		}
	}
}

func TestRefusedSchedules(t *testing.T) {
	cases := []struct{ schedule, want string }{
		{"5 minutes", `schedule "5 minutes" is neither rate(...) nor cron(...)`},
		{"rate(0 minutes)", "rate(0 minutes): want a number and minutes, hours or days"},
		{"rate(5 weeks)", "rate(5 weeks): want a number and minutes, hours or days"},
		{"rate(1 minutes)", "rate(1 minutes): 1 goes with minute, more with minutes"},
		{"rate(5 minute)", "rate(5 minute): 1 goes with minute, more with minutes"},
		{"cron(0 10 * * ?)", "cron(0 10 * * ?): 5 fields, want 6: minutes hours day-of-month month day-of-week year"},
		{"cron(0 10 * * * *)", "cron(0 10 * * * *): exactly one of day-of-month and day-of-week must be ?"},
		{"cron(0 10 ? * ? *)", "cron(0 10 ? * ? *): exactly one of day-of-month and day-of-week must be ?"},
		{"cron(60 10 * * ? *)", `cron(60 10 * * ? *): "60" is not from 0 to 59`},
		{"cron(0 17-8 * * ? *)", `cron(0 17-8 * * ? *): "17-8" goes backwards`},
		{"cron(0 0 ? * 8 *)", `cron(0 0 ? * 8 *): day of the week: "8" is not from 1 to 7`},
		{"cron(0 0 ? * MON#6 *)", `cron(0 0 ? * MON#6 *): "6" is not from 1 to 5`},
		{"cron(0 0 1 JANUARY ? *)", `cron(0 0 1 JANUARY ? *): "JANUARY" is not from 1 to 12`},
	}
	for _, one := range cases {
		_, err := parseSchedule(one.schedule)
		if err == nil || err.Error() != one.want {
			t.Errorf("%s: got %v, want %q", one.schedule, err, one.want)
		}
	}
}
