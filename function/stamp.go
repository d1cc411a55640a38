package function

import (
	"strconv"
	"time"
)

// A stamp writes times as [time.RFC3339Nano] does. Calls come many to a second:
// what they have in common is made once.
type stamp struct {
	second     int64
	date, zone []byte // of that second; nil: there was none yet
	unix       []byte // the second itself
}

// append appends t.
func (s *stamp) append(b []byte, t time.Time) []byte {
	s.turn(t)
	return append(appendFraction(append(b, s.date...), t.Nanosecond()), s.zone...)
}

// appendMilli appends the milliseconds from 1970 to t, which is later.
func (s *stamp) appendMilli(b []byte, t time.Time) []byte {
	s.turn(t)
	n := uint(t.Nanosecond() / 1e6)
	tens, ones := twoDigits(n % 100)
	return append(append(b, s.unix...), byte('0'+n/100), tens, ones)
}

// turn goes to the second of t.
func (s *stamp) turn(t time.Time) {
	if second := t.Unix(); second != s.second || s.date == nil {
		s.second = second
		s.date = t.AppendFormat(s.date[:0], "2006-01-02T15:04:05")
		s.zone = t.AppendFormat(s.zone[:0], "Z07:00")
		s.unix = strconv.AppendInt(s.unix[:0], second, 10)
	}
}

// appendFraction appends the digits behind the point without zeros at the end,
// and nothing for a whole second.
func appendFraction(b []byte, nanoseconds int) []byte {
	if nanoseconds == 0 {
		return b
	}
	n := uint(nanoseconds)
	d1, d2 := twoDigits(n / 1e7)
	d3, d4 := twoDigits(n / 1e5 % 100)
	d5, d6 := twoDigits(n / 1e3 % 100)
	d7, d8 := twoDigits(n / 10 % 100)
	b = append(b, '.', d1, d2, d3, d4, d5, d6, d7, d8, byte('0'+n%10))
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}

// twoDigits are those of a number below 100.
func twoDigits(n uint) (tens, ones byte) { return byte('0' + n/10), byte('0' + n%10) }
