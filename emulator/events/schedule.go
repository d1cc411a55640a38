package events

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A schedule says when a rule fires.
type schedule interface {
	// next is the first time after now, for a rule that counts from since. ok is
	// false when there is none.
	next(since, now time.Time) (at time.Time, ok bool)
}

// parseSchedule reads rate(...) and cron(...).
// Source: EventBridge User Guide, "Setting a schedule pattern for scheduled rules (legacy)".
func parseSchedule(text string) (schedule, error) {
	if inner, ok := within(text, "rate"); ok {
		return parseRate(inner)
	}
	if inner, ok := within(text, "cron"); ok {
		return parseCron(inner)
	}
	return nil, fmt.Errorf("schedule %q is neither rate(...) nor cron(...)", text)
}

// within gives what is between name( and ).
func within(text, name string) (string, bool) {
	inner, ok := strings.CutPrefix(text, name+"(")
	if !ok || !strings.HasSuffix(inner, ")") {
		return "", false
	}
	return strings.TrimSuffix(inner, ")"), true
}

// rate fires again and again after the same time.
type rate time.Duration

var rateText = regexp.MustCompile(`^([1-9]\d{0,8}) (minute|hour|day)(s?)$`)

var units = map[string]time.Duration{"minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour}

// parseRate wants the singular for 1 and the plural for more, as AWS does.
func parseRate(text string) (schedule, error) {
	m := rateText.FindStringSubmatch(text)
	if m == nil {
		return nil, fmt.Errorf("rate(%s): want a number and minutes, hours or days", text)
	}
	n, err := strconv.Atoi(m[1])
	if err != nil || (n == 1) != (m[3] == "") || n > 36500 {
		return nil, fmt.Errorf("rate(%s): 1 goes with %s, more with %ss", text, m[2], m[2])
	}
	return rate(time.Duration(n) * units[m[2]]), nil
}

// next is since and a whole number of periods.
func (r rate) next(since, now time.Time) (time.Time, bool) {
	period := time.Duration(r)
	if now.Before(since) {
		return since.Add(period), true
	}
	return since.Add((now.Sub(since)/period + 1) * period), true
}
