package events

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// cron is a schedule of AWS's six fields: minutes, hours, day of the month,
// month, day of the week, year. All times are UTC, to the minute.
type cron struct {
	minute, hour, month, year set
	day                       func(time.Time) bool // of the date alone
}

// Years of a schedule, as AWS has them.
const (
	firstYear = 1970
	lastYear  = 2199
)

var (
	months   = []string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}
	weekdays = []string{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}
)

func parseCron(text string) (schedule, error) {
	f := strings.Fields(text)
	if len(f) != 6 {
		return nil, fmt.Errorf("cron(%s): %d fields, want 6: minutes hours day-of-month month day-of-week year", text, len(f))
	}
	if (f[2] == "?") == (f[4] == "?") {
		return nil, fmt.Errorf("cron(%s): exactly one of day-of-month and day-of-week must be ?", text)
	}
	var c cron
	var err error
	for _, one := range []struct {
		to     *set
		field  string
		lo, hi int
		names  []string
	}{{&c.minute, f[0], 0, 59, nil}, {&c.hour, f[1], 0, 23, nil}, {&c.month, f[3], 1, 12, months}, {&c.year, f[5], firstYear, lastYear, nil}} {
		if *one.to, err = parseSet(one.field, one.lo, one.hi, one.names); err != nil {
			return nil, fmt.Errorf("cron(%s): %v", text, err)
		}
	}
	if f[4] == "?" {
		c.day, err = dayOfMonth(f[2])
	} else {
		c.day, err = dayOfWeek(f[4])
	}
	if err != nil {
		return nil, fmt.Errorf("cron(%s): %v", text, err)
	}
	return &c, nil
}

// next looks for the first day that fits, then for the first minute in it.
func (c *cron) next(_, now time.Time) (time.Time, bool) {
	t := now.UTC().Truncate(time.Minute).Add(time.Minute)
	for t.Year() <= lastYear {
		switch {
		case !c.year[t.Year()]:
			t = time.Date(t.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
		case !c.month[int(t.Month())]:
			t = time.Date(t.Year(), t.Month()+1, 1, 0, 0, 0, 0, time.UTC)
		case !c.day(t):
			t = time.Date(t.Year(), t.Month(), t.Day()+1, 0, 0, 0, 0, time.UTC)
		case !c.hour[t.Hour()]:
			t = t.Truncate(time.Hour).Add(time.Hour)
		case !c.minute[t.Minute()]:
			t = t.Add(time.Minute)
		default:
			return t, true
		}
	}
	return time.Time{}, false
}

// set is the values a field admits.
type set map[int]bool

// parseSet reads a field of values, ranges, lists, steps, * and names.
func parseSet(field string, lo, hi int, names []string) (set, error) {
	out := set{}
	for part := range strings.SplitSeq(field, ",") {
		text, step, stepped := strings.Cut(part, "/")
		every := 1
		if stepped {
			n, err := number(step, 1, hi, nil)
			if err != nil {
				return nil, err
			}
			every = n
		}
		from, to, err := interval(text, lo, hi, names, stepped)
		if err != nil {
			return nil, err
		}
		for v := from; v <= to; v += every {
			out[v] = true
		}
	}
	return out, nil
}

// interval reads *, N or N-M. A step makes N open at its end.
func interval(text string, lo, hi int, names []string, open bool) (from, to int, err error) {
	if text == "*" {
		return lo, hi, nil
	}
	first, last, isRange := strings.Cut(text, "-")
	if from, err = number(first, lo, hi, names); err != nil {
		return 0, 0, err
	}
	switch {
	case isRange:
		if to, err = number(last, lo, hi, names); err == nil && to < from {
			err = fmt.Errorf("%q goes backwards", text)
		}
	case open:
		to = hi
	default:
		to = from
	}
	return from, to, err
}

// number reads a value of a field; a name stands for its place from lo on.
func number(text string, lo, hi int, names []string) (int, error) {
	if i := slices.Index(names, strings.ToUpper(text)); i >= 0 {
		return lo + i, nil
	}
	n := 0
	for _, r := range text {
		if r < '0' || r > '9' || n > hi {
			n = hi + 1
			break
		}
		n = 10*n + int(r-'0')
	}
	if text == "" || n < lo || n > hi {
		return 0, fmt.Errorf("%q is not from %d to %d", text, lo, hi)
	}
	return n, nil
}
