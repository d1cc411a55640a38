package engine

import (
	"math"
	"strconv"

	"serverless-poc/schema"
)

// readDate reads a day, written 2006-01-02, as days since 1970-01-01, which is
// what R computes with (R: as.Date.character, Gregorian calendar throughout).
func readDate(v schema.Value) (float64, string) {
	if v.Kind() != schema.KindString {
		return notANumber, "is not a day"
	}
	days, ok := day(v.Text())
	if !ok {
		return notANumber, "is not a day"
	}
	return days, ""
}

// day is the number of days from 1970-01-01 to the day that text names.
func day(text string) (float64, bool) {
	if len(text) != 10 || text[4] != '-' || text[7] != '-' {
		return math.NaN(), false
	}
	var part [3]int
	for i, s := range []string{text[:4], text[5:7], text[8:]} {
		n, err := strconv.ParseUint(s, 10, 16)
		if err != nil {
			return math.NaN(), false
		}
		part[i] = int(n)
	}
	y, m, d := part[0], part[1], part[2]
	if m < 1 || m > 12 || d < 1 || d > monthDays(y, m) {
		return math.NaN(), false
	}
	days := 365*y + leapsBefore(y) + d - 1
	for k := 1; k < m; k++ {
		days += monthDays(y, k)
	}
	return float64(days - (365*1970 + leapsBefore(1970))), true
}

// leapsBefore counts the leap years from year 0 to the one before y.
func leapsBefore(y int) int {
	if y == 0 {
		return 0
	}
	y--
	return y/4 - y/100 + y/400 + 1
}

func leap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

func monthDays(y, m int) int {
	switch m {
	case 2:
		if leap(y) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
