package events

import (
	"fmt"
	"strings"
	"time"
)

// dayOfMonth reads the third field of a cron expression: a set of days, L (the
// last one), or NW (the weekday nearest to day N, in the same month).
func dayOfMonth(field string) (func(time.Time) bool, error) {
	if field == "L" {
		return func(t time.Time) bool { return t.Day() == days(t) }, nil
	}
	if day, ok := strings.CutSuffix(field, "W"); ok {
		n, err := number(day, 1, 31, nil)
		return func(t time.Time) bool { return n <= days(t) && t.Day() == nearest(t, n) }, err
	}
	s, err := parseSet(field, 1, 31, nil)
	return func(t time.Time) bool { return s[t.Day()] }, err
}

// dayOfWeek reads the fifth field: a set of days, 1 or SUN to 7 or SAT; NL (the
// last such day of the month); or N#K (the K-th such day of it). L alone is SAT.
func dayOfWeek(field string) (func(time.Time) bool, error) {
	if day, place, ok := strings.Cut(field, "#"); ok {
		n, err := number(day, 1, 7, weekdays)
		k, e := number(place, 1, 5, nil)
		if err == nil {
			err = e
		}
		return func(t time.Time) bool { return weekday(t) == n && (t.Day()+6)/7 == k }, err
	}
	if day, ok := strings.CutSuffix(field, "L"); ok && day != "" {
		n, err := number(day, 1, 7, weekdays)
		return func(t time.Time) bool { return weekday(t) == n && t.Day()+7 > days(t) }, err
	}
	if field == "L" {
		field = "SAT"
	}
	s, err := parseSet(field, 1, 7, weekdays)
	if err != nil {
		return nil, fmt.Errorf("day of the week: %v", err)
	}
	return func(t time.Time) bool { return s[weekday(t)] }, nil
}

// weekday is 1 for Sunday to 7 for Saturday.
func weekday(t time.Time) int { return int(t.Weekday()) + 1 }

// days is how many days the month has.
func days(t time.Time) int { return time.Date(t.Year(), t.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day() }

// nearest is the day of the month, Monday to Friday, nearest to day n of it.
func nearest(t time.Time, n int) int {
	switch d := time.Date(t.Year(), t.Month(), n, 0, 0, 0, 0, time.UTC); {
	case d.Weekday() == time.Saturday && n == 1:
		return 3
	case d.Weekday() == time.Saturday:
		return n - 1
	case d.Weekday() == time.Sunday && n == days(t):
		return n - 2
	case d.Weekday() == time.Sunday:
		return n + 1
	}
	return n
}
